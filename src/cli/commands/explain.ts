import { type Explanation, explainRow, explainText } from '../../../parsers/ios/messages/index.ts';
import { CHECKS } from '../../checks/index.ts';
import { CAUSES } from '../../diagnose/index.ts';
import { STEPS } from '../../flow/steps.ts';
import { say, translate } from '../../language/say.ts';
import { neutralise } from '../../report/style.ts';
import { type Arguments, EXIT } from '../command.ts';
import { print } from '../output.ts';

/** `explain`: what a step, a stall cause, a check or a pasted log message is. */
export async function explain({ positionals }: Arguments): Promise<number> {
  const text = positionals.join(' ').trim();
  const answer = text === '' ? null : (named(text) ?? message(text));
  if (answer === null) {
    process.stderr.write(
      `dmvpn-trace: ${say`nothing is known of "${neutralise(text).slice(0, 80)}"; give a step (1 to 13), a cause, a check or a log message`}\n` +
        `${say`causes: ${CAUSES.map(({ id }) => id).join(', ')}`}\n${say`checks: ${CHECKS.map(({ id }) => id).join(', ')}`}\n`,
    );
    return EXIT.usage;
  }
  print(`${answer}\n`);
  return EXIT.ok;
}

function named(text: string): string | null {
  const word = text.toLowerCase().replace(/^step /, '');
  const step = STEPS.find((s) => s.id === word || String(s.number) === word);
  if (step) return explainStep(step);
  const cause = CAUSES.find(({ id }) => id === word);
  if (cause) return `${say`Cause ${cause.id}: ${translate(cause.title)}`}\n\n${translate(cause.explain)}`;
  const check = CHECKS.find(({ id }) => id === word);
  if (check) return `${say`Check ${check.id}: ${translate(check.title)}`}\n\n${translate(check.explain)}`;
  const row = explainRow(text);
  return row ? explainMessage(row) : null;
}

function explainStep(step: (typeof STEPS)[number]): string {
  const lines = [say`Step ${step.number} of 13 (${step.id}): ${translate(step.title)}`, ''];
  lines.push(translate(step.explain));
  if (step.crossings.length > 0)
    lines.push('', say`Messages that must arrive: ${step.crossings.join(', ')}.`);
  if (step.crypto) lines.push(say`Part of the encryption: it does not apply to a tunnel without it.`);
  return lines.join('\n');
}

function message(text: string): string | null {
  const found = explainText(text);
  return found ? explainMessage(found) : null;
}

function explainMessage({ id, title, form, fields, steps, by, meaning, harmless }: Explanation): string {
  const printed = {
    hub: say`Printed by the hub.`,
    spoke: say`Printed by the spoke.`,
    both: say`Printed by both routers.`,
  }[by];
  const lines = [say`Message ${id}: ${translate(title)}`, `  ${form}`, ''];
  const values = Object.entries(fields).filter(([, value]) => value !== null && value !== undefined);
  for (const [name, value] of values)
    lines.push(`  ${name} = ${neutralise(Array.isArray(value) ? value.join(', ') : String(value))}`);
  if (values.length > 0) lines.push('');
  const where =
    steps.length === 0
      ? say`It belongs to no step of the bring-up.`
      : say`It belongs to step ${steps.join(', ')}.`;
  lines.push(say`${printed} ${where}`, translate(meaning));
  if (harmless) lines.push(say`Harmless: by itself it is no sign of trouble.`);
  return lines.join('\n');
}
