import { join, resolve } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Report } from '../../src/judgement.ts';
import { inEnglish, speak } from '../../src/language/say.ts';
import { made, texts } from '../../src/language/zh-tw/index.ts';
import { analyse, COMBINATIONS, SCENARIOS } from '../diagnose/lab-matrix.ts';

const FIXTURES = resolve(import.meta.dirname, '../../fixtures');

afterEach(() => speak(null));

/** A command, filter or configuration line runs up to the next Chinese character or punctuation. */
const COMMAND =
  /\b(?:show|debug|clear|ping|traceroute|crypto|ip|udp port|host|interface|tunnel|permit|no|set|gre|logging)\b[ -~]*/g;
/** Words of log messages and of registries stand in quotation marks. */
const QUOTED = /「[^」]*」/g;
/** Four words of a natural language, one after the other. */
const SENTENCE = /[A-Za-z][A-Za-z’'-]*(?:[ ,;:.]+[A-Za-z][A-Za-z’'-]*){3,}/;
const CHINESE = /[\u4e00-\u9fff]/;
/** Lines to be typed into a router: they begin with a keyword of IOS, or with a blank. */
const CONFIGURATION = /^(?: |(?:interface|crypto|ip|clear|ntp) )/;

function leftoverEnglish(text: string): string | null {
  return SENTENCE.exec(text.replace(QUOTED, '').replace(COMMAND, ''))?.[0] ?? null;
}

/** Everything in a report that the judgement words; evidence quotes its source and is left out. */
function sentencesOf({ attempts, findings, sources }: Report): string[] {
  return [
    ...attempts.flatMap(({ summary, causes, checks }) => [
      summary,
      ...causes.flatMap(({ explanation, next }) => [explanation, next]),
      ...causes.flatMap(({ remedy }) => remedy.split('\n').filter((line) => !CONFIGURATION.test(line))),
      ...checks.map(({ message }) => message),
    ]),
    ...attempts.flatMap(({ steps }) => steps.flatMap(({ because }) => because ?? [])),
    ...findings.map(({ message }) => message),
    ...sources.flatMap(({ vantage }) => vantage.why ?? []),
  ];
}

/** What must not depend on the language. */
function verdictsOf({ attempts, findings }: Report) {
  return {
    attempts: attempts.map(({ outcome, stalledAfter, faultDomain, steps, causes, checks }) => ({
      outcome,
      stalledAfter,
      faultDomain,
      steps: steps.map(({ id, verdict, repeats }) => ({ id, verdict, repeats })),
      causes: causes.map(({ id, confidence, domain, evidence }) => ({ id, confidence, domain, evidence })),
      checks: checks.map(({ id, verdict, values }) => ({
        id,
        verdict,
        places: values.map(({ from }) => from),
      })),
    })),
    findings: findings.map(({ id, severity }) => ({ id, severity })),
  };
}

describe('the heuristic', () => {
  it('finds a sentence that was not translated', () => {
    expect(leftoverEnglish('中心 sent the same message again')).toBe('sent the same message again');
  });

  it('lets commands, names and quotations pass', () => {
    expect(
      leftoverEnglish(
        '在中心執行：show crypto ipsec sa peer <the other>，「atts are not acceptable」，NAT-T',
      ),
    ).toBeNull();
  });
});

describe.each(Object.keys(SCENARIOS))('the judgement of %s in Chinese', (scenario) => {
  const folder = join(FIXTURES, `lab-${scenario}`);

  it.each(Object.keys(COMBINATIONS))('%s', async (combination) => {
    const pieces = COMBINATIONS[combination]!;
    speak(texts, made);
    const report = await analyse(folder, scenario, pieces);
    const english = await inEnglish(() => analyse(folder, scenario, pieces));
    const sentences = sentencesOf(report);
    expect(sentences.length).toBeGreaterThan(0);
    expect(sentences.flatMap((text) => leftoverEnglish(text) ?? [])).toEqual([]);
    expect(sentences.filter((text) => !CHINESE.test(text))).toEqual([]);
    expect(sentences.filter((text) => /\{\d+\}/.test(text))).toEqual([]);
    expect(verdictsOf(report)).toEqual(verdictsOf(english));
  });
});
