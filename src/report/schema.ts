import { REPORT_SCHEMA } from '../judgement.ts';

/** The JSON Schema (2020-12) of the report document. */
export const REPORT_JSON_SCHEMA = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'dmvpn-trace report',
  type: 'object',
  properties: { schema: { const: REPORT_SCHEMA } },
  required: ['schema'],
} as const;
