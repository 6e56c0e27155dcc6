import { afterEach, describe, expect, it } from 'vitest';
import { say, speak, translate, translateNumbered } from '../../src/language/say.ts';

const made = {
  '{0}: {1} bytes needed, {2} there': '{0}：需要 {1} 位元組，只有 {2}',
  'the GRE header': 'GRE 標頭',
  '{0} (and {1} more like it)': '{0}（另有 {1} 個相同的問題）',
  'Another {0} is announced and none is there.': '宣告還有一個 {0}，卻不存在。',
  '{0}: {1}.': '{0}：{1}。',
  'There is no such file': '沒有這個檔案',
  '{0} of {1}': '{1} 的 {0}',
};

afterEach(() => speak(null));

describe('say', () => {
  it('is English without a catalogue', () => {
    expect(say`step ${3} of ${13}`).toBe('step 3 of 13');
    expect(translate('the hub')).toBe('the hub');
    expect(translateNumbered('the GRE header: 4 bytes needed, 2 there')).toBe(
      'the GRE header: 4 bytes needed, 2 there',
    );
  });

  it('puts the values where the translation has their places, in any order and as they are', () => {
    speak({ 'step {0} of {1}': '{1} 步中的第 {0} 步' });
    expect(say`step ${3} of ${13}`).toBe('13 步中的第 3 步');
    expect(say`step ${'{1}'} of ${13}`).toBe('13 步中的第 {1} 步');
  });

  it('has no space between Chinese and a Chinese value, and leaves those inside values', () => {
    speak({ '{0} to {1} {2}': '{0} 到 {1} 送出 {2} 次' });
    expect(say`${'分支'} to ${'中心'} ${3}`).toBe('分支到中心送出 3 次');
    expect(say`${'192.0.2.1'} to ${'分支 一'} ${3}`).toBe('192.0.2.1 到分支 一送出 3 次');
  });

  it('takes nothing for a translation that no catalogue has', () => {
    speak({});
    for (const word of ['constructor', 'toString', '__proto__', 'hasOwnProperty']) {
      expect(translate(word)).toBe(word);
      expect(translateNumbered(word)).toBe(word);
    }
    expect(say`constructor`).toBe('constructor');
  });

  it('keeps the English of what the catalogue does not have', () => {
    speak({});
    expect(say`step ${3}`).toBe('step 3');
    expect(translate('the hub')).toBe('the hub');
  });
});

describe('translateNumbered', () => {
  it('finds the values in a text that was made in English, and translates those that are texts', () => {
    speak(made, made);
    expect(translateNumbered('the GRE header: 4 bytes needed, 2 there')).toBe(
      'GRE 標頭：需要 4 位元組，只有 2',
    );
    expect(translateNumbered('the GRE header: 4 bytes needed, 2 there (and 17 more like it)')).toBe(
      'GRE 標頭：需要 4 位元組，只有 2（另有 17 個相同的問題）',
    );
    expect(translateNumbered('/a b: There is no such file.')).toBe('/a b：沒有這個檔案。');
  });

  it('leaves a value of one word alone, be it a word of the catalogue', () => {
    speak({ ...made, hub: '中心' }, made);
    expect(translateNumbered('hub: There is no such file.')).toBe('hub：沒有這個檔案。');
    expect(translateNumbered('Another hub is announced and none is there.')).toBe(
      '宣告還有一個 hub，卻不存在。',
    );
  });

  it('prefers the text of which more stands fast', () => {
    speak(made, made);
    expect(translateNumbered('2 of 3: 4 bytes needed, 2 there')).toBe('3 的 2：需要 4 位元組，只有 2');
  });

  it('leaves a text of no known form as it is', () => {
    speak(made, made);
    expect(translateNumbered('something else')).toBe('something else');
    expect(translateNumbered('Another is announced and none is there.')).toBe(
      'Another is announced and none is there.',
    );
  });

  it('takes a text of any length in linear time', () => {
    speak(made, made);
    const long = ': bytes needed, '.repeat(200_000);
    expect(translateNumbered(long)).toBe(long);
  });
});
