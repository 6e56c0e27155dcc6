import { EXIT } from '../command.ts';
import { print } from '../output.ts';

/** `schema`: the JSON Schema of the report. */
export async function schema(): Promise<number> {
  const { REPORT_JSON_SCHEMA } = await import('../../report/schema.ts');
  print(`${JSON.stringify(REPORT_JSON_SCHEMA, null, 2)}\n`);
  return EXIT.ok;
}
