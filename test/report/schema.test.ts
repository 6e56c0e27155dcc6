import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { runCase } from '../../src/cli/verify/run-case.ts';
import type { Report } from '../../src/judgement.ts';
import { REPORT_JSON_SCHEMA } from '../../src/report/schema.ts';
import { FIXTURES } from '../fixtures/all-fixtures.ts';

const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(REPORT_JSON_SCHEMA);

async function reportOf(...paths: string[]): Promise<Report> {
  const inputs = paths.map((path) => ({ path, side: null }));
  const { report } = await runCase(FIXTURES, { inputs, keys: [], encoding: null });
  if (report === null) throw new Error('no report');
  return JSON.parse(JSON.stringify(report)) as Report;
}

/** Every object below a value, with the path to it. */
function* objects(value: unknown, path = ''): Generator<[string, Record<string, unknown>]> {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) yield [path, value as Record<string, unknown>];
  for (const [key, item] of Object.entries(value)) yield* objects(item, `${path}/${key}`);
}

describe('the JSON Schema of the report', () => {
  it('accepts a report, and one of nothing but an empty capture', async () => {
    expect(validate(await reportOf('lab-success-aes/spoke1.pcap', 'lab-success-aes/hub-charon.log'))).toBe(
      true,
    );
    expect(validate(await reportOf('lab-udp500-blocked/hub.pcap'))).toBe(true);
  });

  it('names every field that reports have', async () => {
    const report = await reportOf('lab-nat-traversal/spoke1.pcap', 'lab-nat-traversal/hub-nhrpd.log');
    const closed = closedSchema(REPORT_JSON_SCHEMA);
    const strict = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(closed);
    expect({ valid: strict(report), errors: strict.errors }).toEqual({ valid: true, errors: null });
  });

  it('has null for what is not known: no field is left out', async () => {
    const report = await reportOf('lab-udp500-blocked/spoke1.pcap');
    expect(report.attempts[0]).toMatchObject({
      spoke: { tunnel: null, hostname: null },
      phase1: { responderCookie: null, keyLength: null },
      adjacency: [],
    });
    for (const [path, object] of objects(report)) {
      if (path.includes('/evidence') || path.includes('/sightings') || path.endsWith('/from')) continue;
      for (const key of Object.keys(object)) {
        const without = structuredClone(report);
        const parent = path
          .split('/')
          .slice(1)
          .reduce((at: unknown, step) => (at as Record<string, unknown>)[step], without);
        delete (parent as Record<string, unknown>)[key];
        if (path.endsWith('/counts')) continue;
        expect(validate(without), `${path}/${key} is required`).toBe(false);
      }
    }
  });

  it.each([
    ['an SPI without 0x', 'flows/0/spi', 'c6b2d2e1'],
    ['a verdict of no known kind', 'steps/4/verdict', 'lost'],
    ['a cookie in capitals', 'phase1/initiatorCookie', 'A6CDD1C5272FB82D'],
    ['a signed message ID', 'quickModes/0/messageId', -1],
    ['a fault domain of no known kind', 'faultDomain', 'moon'],
    ['an outcome that is not known', 'outcome', null],
    ['a step beyond the last', 'steps/12/number', 14],
  ])('refuses %s', async (_, path, value) => {
    const report = await reportOf('lab-esp-dropped-spoke-to-hub/spoke1.pcap');
    const steps = path.split('/');
    const last = steps.pop()!;
    const parent = steps.reduce(
      (at: unknown, step) => (at as Record<string, unknown>)[step],
      report.attempts[0],
    );
    (parent as Record<string, unknown>)[last] = value;
    expect(validate(report)).toBe(false);
  });
});

/** The same schema with nothing allowed that it does not name. */
function closedSchema(schema: unknown): Record<string, unknown> {
  const close = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(close);
    if (typeof value !== 'object' || value === null) return value;
    const closed = Object.fromEntries(Object.entries(value).map(([key, item]) => [key, close(item)]));
    return 'properties' in closed && closed['type'] === 'object'
      ? { ...closed, additionalProperties: false }
      : closed;
  };
  return close(schema) as Record<string, unknown>;
}
