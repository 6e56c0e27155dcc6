export { ROWS } from './catalogue.ts';
export { type Explanation, explainRow, explainText } from './explain.ts';
export {
  type GatheredAttributes,
  type GatheredProposal,
  type Interpreted,
  TranscriptInterpreter,
} from './interpreter.ts';
export { recognise } from './recognise.ts';
export type { Facility, Fields, FieldValue, RecognisedMessage, Row } from './row.ts';
