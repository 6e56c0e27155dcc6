/** What must hold of every result, whatever the input was. */
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { AnyFrame } from '../../parsers/capture/every-frame.ts';
import type { Problem } from '../../parsers/problem.ts';
import type { Packet } from '../../parsers/wire/packet.ts';
import type { Report } from '../../src/judgement.ts';
import type { ReadPacket } from '../../src/observe/packet-reader.ts';
import { renderCsv } from '../../src/report/csv.ts';
import { RecordLines } from '../../src/report/decode-json.ts';
import { packetRecord } from '../../src/report/decode-record.ts';
import { maskSecrets } from '../../src/report/decode-secrets.ts';
import { packetTree } from '../../src/report/decode-tree.ts';
import { renderHtml } from '../../src/report/html/page.ts';
import { renderJson } from '../../src/report/json.ts';
import { renderJunit } from '../../src/report/junit.ts';
import { renderMarkdown } from '../../src/report/markdown.ts';
import { renderMermaid } from '../../src/report/mermaid.ts';
import { renderNdjson } from '../../src/report/ndjson.ts';
import { redactReport } from '../../src/report/redact.ts';
import { renderSarif } from '../../src/report/sarif.ts';
import { REPORT_JSON_SCHEMA } from '../../src/report/schema.ts';
import { PLAIN } from '../../src/report/style.ts';
import { renderSvg } from '../../src/report/svg.ts';
import { renderTable } from '../../src/report/table.ts';

/** Problems one frame may bring: what is said of a packet must stay readable. */
const MAX_PROBLEMS = 2000;

/** Problems are coded and in words, and their numbers are numbers. */
export function checkPacket(packet: Packet | null, problems: readonly Problem[]): void {
  if (problems.length > MAX_PROBLEMS) throw new Error(`${problems.length} problems`);
  for (const { code, layer, message, offset, need, have } of problems) {
    if (!code || !layer || !message) throw new Error('a problem without code, layer or message');
    for (const number of [offset, need, have])
      if (number !== undefined && !(Number.isSafeInteger(number) && number >= 0))
        throw new Error(`${message}: a number of it is ${number}`);
  }
  for (let one = packet; one !== null; one = one.inner) {
    for (const number of [one.srcPort, one.dstPort, one.ttl])
      if (number !== null && !(Number.isInteger(number) && number >= 0 && number <= 0xffff))
        throw new Error(`a port or TTL is ${number}`);
  }
}

const conforms = new Ajv2020({ strict: false, allErrors: false }).compile(REPORT_JSON_SCHEMA);

/** Every output can be made, and the report is as its schema says. */
export async function checkReport(report: Report): Promise<void> {
  for (const attempt of report.attempts)
    if (attempt.steps.length !== 13) throw new Error(`${attempt.steps.length} steps`);
  const json = JSON.parse(text(renderJson(report)));
  if (!conforms(json))
    throw new Error(`not as the schema says: ${JSON.stringify(conforms.errors?.slice(0, 2))}`);
  const outputs: Record<string, string> = {
    table: text(
      renderTable(report, { style: PLAIN, width: 80, timeline: true, unknown: true, verbose: true }),
    ),
    html: text(renderHtml(report)),
    svg: text(renderSvg(report)),
    mermaid: text(renderMermaid(report)),
    markdown: text(renderMarkdown(report)),
    junit: text(renderJunit(report)),
    sarif: text(renderSarif(report)),
    csv: text(renderCsv(report)),
    ndjson: text(renderNdjson(report)),
    redacted: text(
      renderTable(redactReport(report), {
        style: PLAIN,
        width: 40,
        timeline: true,
        unknown: true,
        verbose: true,
      }),
    ),
  };
  for (const [name, output] of Object.entries(outputs)) {
    if (output.trim() === '' && name !== 'ndjson') throw new Error(`${name} is empty`);
    const control = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/.exec(
      output,
    );
    if (control !== null && name !== 'ndjson' && name !== 'sarif')
      throw new Error(
        `${name} has ${JSON.stringify(control[0])} near ${JSON.stringify(output.slice(Math.max(0, control.index - 60), control.index + 20))}`,
      );
  }
}

function text(output: string | Iterable<string>): string {
  return typeof output === 'string' ? output : [...output].join('');
}

export const renderEverything = {
  /** One packet as a JSON line, which must be JSON, and as a tree. */
  packet(frame: AnyFrame, read: ReadPacket): void {
    maskSecrets(read);
    const record = packetRecord('a.pcap', frame, null, read, true);
    const line = new RecordLines('a.pcap').line(record);
    JSON.parse(line);
    const tree = packetTree(record, PLAIN);
    const control = /[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/.exec(tree);
    if (control !== null) throw new Error(`the tree has ${JSON.stringify(control[0])}`);
  },
};
