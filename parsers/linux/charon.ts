/**
 * The lines of strongSwan's charon log. IKEv1 main mode and quick mode become typed facts; the debug
 * chatter of the encoder, the kernel interface and the job queue is known by its tag and passed over; what
 * is neither is counted by shape.
 */
import { readConfigurationLine } from './charon-configuration.ts';
import { readDumpLine } from './charon-dump.ts';
import { readEventLine } from './charon-events.ts';
import type { CharonLine } from './charon-line.ts';
import { readMessageLine } from './charon-message.ts';
import { CharonMemory, type Thread } from './charon-state.ts';
import type { LinuxFact } from './fact.ts';
import type { Hold } from './hold.ts';
import type { ShapeCounter } from './shapes.ts';

/** Groups whose lines are debug chatter unless a row says otherwise. */
const chatter = new Set([
  'ENC',
  'KNL',
  'JOB',
  'DMN',
  'LIB',
  'MGR',
  'ASN',
  'TLS',
  'APP',
  'ESP',
  'TNC',
  'IMC',
  'IMV',
  'PTS',
]);

/** Sentences of the other groups that are of no matter, by their beginning. */
const ofNoMatter: Record<string, RegExp> = {
  NET: /^(?:waiting for data on sockets|sending packet: |received packet: )/,
  CFG: /^(?: |vici |loaded |loading |adding |added |removing |looking for |found matching |selected peer config |proposing |selecting |candidate |received stroke|no |crl |reached |checking |ocsp |using )/,
  IKE: /^(?: |(?:queueing|activating|reinitiating|nothing to initiate|delaying|scheduling|maximum) ?|(?:sending|received) .{1,120} vendor ID$|(?:received|sending) cert|sending keep alive|ignore malformed|changing received traffic selectors|(?:local|remote) endpoint changed|authentication of |assigning |peer requested |installing |uninstalling |DPD check|sending cert)/,
  CHD: /^(?: |(?:adding|deleting|updating|installing|querying) )/,
};

const mgrCookies = /^checkout IKEv1 SA by message with SPIs ([0-9a-f]{16})_i ([0-9a-f]{16})_r$/;
const noCookie = '0000000000000000';

/** Reads the lines of one charon; facts go into the queue that the whole log shares. */
export class CharonReader {
  readonly #memory: CharonMemory;
  readonly #unknown: ShapeCounter;

  constructor(hold: Hold<LinuxFact>, unknown: ShapeCounter) {
    this.#memory = new CharonMemory(hold);
    this.#unknown = unknown;
  }

  read(line: CharonLine, number: number): void {
    const memory = this.#memory;
    const thread = memory.thread(line.thread);
    const connection = memory.connectionOf(line, thread);
    if (readDumpLine(memory, thread, connection, line, number)) return;
    thread.dump = null;
    if (line.group === 'MGR') readManager(thread, line);
    if (readMessageLine(memory, thread, connection, line, number)) return;
    if (line.group === 'CFG' && readConfigurationLine(memory, thread, line, number)) return;
    if (readEventLine({ memory, thread, connection, line, number })) return;
    if (chatter.has(line.group) || ofNoMatter[line.group]?.test(line.text)) return;
    this.#unknown.add(`[${line.group}] ${line.text}`, number);
  }
}

/** From log level 2 on, the IKE_SA manager names the cookies of the message that the thread takes up. */
function readManager(thread: Thread, line: CharonLine): void {
  const match = mgrCookies.exec(line.text);
  if (!match) return;
  thread.cookies = { initiator: match[1]!, responder: match[2] === noCookie ? null : match[2]! };
}
