/**
 * What happens to transcripts on their way: pages, columns, terminals. All of it is deterministic: which
 * line is hit follows from a number.
 */

/** A small generator of numbers below 2^32 (xorshift), so that damage is the same on every machine. */
export function numbers(seed: number): () => number {
  let state = seed >>> 0 || 1;
  return () => {
    state ^= (state << 13) >>> 0;
    state ^= state >>> 17;
    state ^= (state << 5) >>> 0;
    state >>>= 0;
    return state;
  };
}

/** Colons, commas and brackets become full-width in some lines; the tag's own bracket stays. */
export function fullWidth(text: string, seed: number): string {
  const next = numbers(seed);
  return text
    .split('\n')
    .map((line) => {
      if (!/[⺀-鿿]/.test(line)) return line;
      const choice = next() % 4;
      if (choice === 0) return line.replace(/^(ISAKMP:\(\d+\)):/, '$1：');
      if (choice === 1) return line.replace(/, /g, '， ');
      if (choice === 2) return line.replace(/^(ISAKMP):(\S)/, '$1：$2');
      return line;
    })
    .join('\n');
}

/** Blanks at the start of a line become no-break spaces. */
export function noBreakIndents(text: string): string {
  return text.replace(/^[ \t]+/gm, (blanks) => ' '.repeat(blanks.replace(/\t/g, '        ').length));
}

/** Page breaks: three blank lines, sometimes in the middle of a message. */
export function pages(text: string, every = 55): string {
  const lines = text.split('\n');
  const out: string[] = [];
  lines.forEach((line, index) => {
    out.push(line);
    if (index % every === every - 1) out.push('', '', '');
  });
  return out.join('\n');
}

/** Lines are cut at a column, in the middle of words and addresses, as narrow terminals and PDFs do. */
export function wrapped(text: string, column = 78): string {
  return text
    .split('\n')
    .flatMap((line) => {
      const parts: string[] = [];
      for (let rest = line; ; rest = rest.slice(column)) {
        parts.push(rest.slice(0, column));
        if (rest.length <= column) return parts;
      }
    })
    .join('\n');
}

/** Sentences of a document stand between the messages; they name states and messages and prove nothing. */
const PROSE: Readonly<Record<string, readonly string[]>> = {
  en: [
    'The spoke sends its first ISAKMP message. The ISAKMP state changes from IKE_READY to IKE_I_MM1.',
    'MM_KEY_EXCH (main mode 5) is received by the hub; IKE_R_MM4 becomes IKE_R_MM5 and then IKE_P1_COMPLETE.',
    'These are general IPsec messages. They show that it works properly.',
    'The last QM messages confirm that quick mode is complete: QM_I_QM1 to QM_PHASE2_COMPLETE.',
  ],
  'zh-TW': [
    '輻條傳送第一個ISAKMP消息MM_NO_STATE。ISAKMP狀態從IKE_READY更改為IKE_I_MM1。',
    'MM_KEY_EXCH（主模式5）由集線器接收。ISAKMP狀態從IKE_R_MM4更改為IKE_R_MM5。',
    '這些只是一般的IPSec服務消息，表示它工作正常。',
    '啟動器（分支）從QM_READY，然後直接到QM_I_QM1到QM_PHASE2_COMPLETE。',
  ],
  'zh-CN': [
    '分支发送第一个ISAKMP消息MM_NO_STATE。ISAKMP状态从IKE_READY更改为IKE_I_MM1。',
    'MM_KEY_EXCH（主模式5）由中心接收。ISAKMP状态从IKE_R_MM4更改为IKE_R_MM5。',
    '这些只是一般的IPSec服务消息，表示它工作正常。',
    '启动器（分支）从QM_READY，然后直接到QM_I_QM1到QM_PHASE2_COMPLETE。',
  ],
};

/** Puts a paragraph between messages, at places where a new message begins. */
export function withProse(text: string, language: keyof typeof PROSE, every = 40): string {
  const out: string[] = [];
  let since = 0;
  let used = 0;
  const sentences = PROSE[language]!;
  for (const line of text.split('\n')) {
    if (since >= every && /^(?:ISAKMP|IPSEC|NHRP|%)/.test(line)) {
      out.push('', sentences[used++ % sentences.length]!, '');
      since = 0;
    }
    since++;
    out.push(line);
  }
  return out.join('\n');
}

/** A terminal: prompts in front of lines, dots of a ping and typed commands in the middle of messages. */
export function terminal(text: string, host: string): string {
  const lines = text.split('\n');
  const out = [`${host}#terminal monitor`, `${host}#ping 10.20.0.254`, 'Type escape sequence to abort.'];
  out.push('Sending 5, 100-byte ICMP Echos to 10.20.0.254, timeout is 2 seconds:', '');
  lines.forEach((line, index) => {
    if (index === 9 || index === 60) out.push(`.${line}`);
    else if (index % 41 === 40 && /^\S/.test(line)) out.push(`${host}#${line}`);
    else if (/sending packet/.test(line) && index % 3 === 0) out.push(line, `${host}#`);
    else out.push(line);
  });
  return out.join('\n');
}
