import { describe, expect, it } from 'vitest';
import { renderSvg } from '../../src/report/svg.ts';
import { HOSTILE, hostileReport, madeReport } from './made-report.ts';
import { elements, parseXml, textOf } from './xml.ts';

const withClass = (text: string, name: string) =>
  elements(parseXml(text), 'g').filter(({ attributes }) => attributes['class']?.split(' ').includes(name));

describe('the ladder alone', () => {
  it('is one well-formed SVG document that refers to nothing', () => {
    const text = renderSvg(madeReport());
    const root = parseXml(text);
    expect(root.name).toBe('svg');
    expect(root.attributes['xmlns']).toBe('http://www.w3.org/2000/svg');
    expect(elements(root, 'script')).toEqual([]);
    expect(text.replaceAll('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:|href|url\(|@import/);
  });

  it('draws the lost message half-way, with a cross, once for all its repeats', () => {
    const text = renderSvg(madeReport());
    const [lost, ...others] = withClass(text, 'lost');
    expect(others).toEqual([]);
    expect(textOf(lost!)).toContain('MM1 ×3');
    expect(textOf(lost!)).toContain('lost on the path');
    const shaft = elements(lost!, 'line').find(({ attributes }) => attributes['class'] === 'shaft')!;
    const band = elements(parseXml(text), 'rect').find(
      ({ attributes }) => attributes['class'] === 'path-band',
    )!;
    const [left, width] = [Number(band.attributes['x']), Number(band.attributes['width'])];
    expect(Number(shaft.attributes['x2'])).toBe(left + width / 2);
    expect(elements(lost!, 'path').map(({ attributes }) => attributes['class'])).toContain('cross');
    expect(withClass(text, 'arrived')).toEqual([]);
  });

  it('draws the uncertainty of a time that rests on another clock, and of no other', () => {
    const [lost] = withClass(renderSvg(madeReport()), 'lost');
    const bars = elements(lost!, 'path').filter(({ attributes }) => attributes['class'] === 'bar');
    const circle = elements(lost!, 'circle')[0]!;
    expect(bars).toHaveLength(1);
    expect(bars[0]!.attributes['d']).toContain(`M${Number(circle.attributes['cx']) - 4},`);
  });

  it('marks the stall and the part that is to blame', () => {
    const [end] = withClass(renderSvg(madeReport()), 'end');
    expect(textOf(end!).trim()).toBe('stalled before step 3 (MM1 offer), on the path from spoke to hub');
  });

  it('shows hostile input as text', () => {
    const text = renderSvg(hostileReport());
    const root = parseXml(text);
    expect(elements(root, 'script')).toEqual([]);
    expect(elements(root, 'img')).toEqual([]);
    expect(textOf(elements(root, 'title')[0]!)).toContain(HOSTILE.slice(0, 40));
    expect(textOf(elements(root, 'title')[0]!)).toContain('\\u001b[31mred\\u0000\\u202eevil\\u2028');
  });

  it('says so when nothing was found', () => {
    expect(textOf(parseXml(renderSvg({ ...madeReport(), attempts: [] })))).toContain(
      'No DMVPN bring-up was found',
    );
  });
});
