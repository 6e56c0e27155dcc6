/**
 * A test for one command line, which a person may have typed with or without a prompt and with keywords
 * shortened as IOS allows: `Hub#sh cry ips sa`.
 *
 * `keywords` has a bar where each keyword may be cut off, e.g. `sh|ow cr|ypto ips|ec sa`; alternatives are
 * separated by commas. `not` names the words (cut likewise) that, standing next, make it another command.
 */
export function commandLine(keywords: string, not: string[] = []): (line: string) => boolean {
  const forms = keywords.split(',').map((form) =>
    form
      .trim()
      .split(' ')
      .map((word) => keyword(word)),
  );
  const others = not.map((word) => keyword(word));
  return (line) => {
    const typed = stripPrompt(line).split(/[\s[\]]+/);
    return forms.some((form) => {
      if (!form.every((matches, index) => matches(typed[index] ?? ''))) return false;
      const next = typed[form.length] ?? '';
      return !others.some((matches) => matches(next));
    });
  };
}

function keyword(word: string): (typed: string) => boolean {
  const bar = word.indexOf('|');
  const full = word.replace('|', '');
  const shortest = bar < 0 ? full.length : bar;
  return (typed) => typed.length >= shortest && full.startsWith(typed.toLowerCase());
}

/** The command without prompt, `do` and the space around it. */
export function stripPrompt(line: string): string {
  return line
    .slice(0, 500) // a longer line is no command
    .trim()
    .replace(/^[^\s#>"]{1,80}[#>]\s?/, '')
    .replace(/^do\s/i, '')
    .trim();
}
