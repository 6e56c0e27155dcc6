/**
 * charon's IKE messages: `generating …` and `sending packet …` of one thread are one message sent,
 * `received packet …` and `parsed …` one received. The socket's own lines, without a length, repeat them;
 * such a line counts only when no thread ever took the packet.
 */
import { applyContent, readContentText } from './charon-content.ts';
import type { CharonMessage } from './charon-fact.ts';
import type { CharonLine } from './charon-line.ts';
import {
  baseOf,
  type CharonMemory,
  type Connection,
  type Content,
  contentKey,
  forgetRun,
  isFirst,
  rememberContent,
  setCookies,
  type Thread,
} from './charon-state.ts';

/** Socket lines that wait for a thread to take their packet; charon's own queue is far shorter. */
const maximumRaw = 64;

const packet =
  /^(sending|received) packet: from ([0-9a-fA-F.:]{2,45})\[(\d{1,5})\] to ([0-9a-fA-F.:]{2,45})\[(\d{1,5})\](?: \((\d{1,7}) bytes\))?$/;
const retransmit = /^(?:sending )?retransmit (\d{1,4}) of (request|response) (?:with )?message ID (\d{1,10})/;
const repeated = /^received retransmit of (request|response) with ID (\d{1,10})/;
const failed = /^([A-Z][A-Z0-9_]{1,31}) (request|response) with message ID (\d{1,10}) processing failed$/;

/** Reads a line that tells of a message; false when it is none. */
export function readMessageLine(
  memory: CharonMemory,
  thread: Thread,
  connection: Connection | null,
  line: CharonLine,
  number: number,
): boolean {
  if (line.group === 'NET') return readPacket(memory, thread, connection, line, number);
  if (line.group === 'ENC') return readContent(thread, connection, line, number);
  if (line.group === 'IKE') return readRepetition(memory, thread, connection, line, number);
  return false;
}

function readPacket(
  memory: CharonMemory,
  thread: Thread,
  given: Connection | null,
  line: CharonLine,
  number: number,
): boolean {
  const match = packet.exec(line.text);
  if (!match) return false;
  const sent = match[1] === 'sending';
  const fact = newMessage(line, number, match);
  if (fact.length === null) {
    if (!sent) addRaw(memory, fact);
    return true;
  }
  const own = sent ? fact.source : fact.destination;
  const peer = sent ? fact.destination : fact.source;
  const connection = line.connection === null ? memory.connection(`${own} ${peer}`) : given;
  if (connection === null) return true;
  thread.connection = connection;
  connection.local = own;
  connection.localPort = sent ? fact.sourcePort : fact.destinationPort;
  connection.peer = peer;
  fact.local = own;
  fact.peer = peer;
  if (thread.cookies) setCookies(connection, thread.cookies.initiator, thread.cookies.responder);
  thread.cookies = null;
  if (sent) sendMessage(memory, thread, connection, fact);
  else receiveMessage(memory, thread, connection, fact);
  return true;
}

function sendMessage(
  memory: CharonMemory,
  thread: Thread,
  connection: Connection,
  fact: CharonMessage,
): void {
  if (thread.generated) {
    applyContent(fact, thread.generated.content);
    fact.line = thread.generated.line;
    rememberContent(connection.sent, thread.generated.content);
    thread.generated = null;
  } else if (thread.repeat) {
    const known = connection.sent.get(contentKey(thread.repeat.request, thread.repeat.messageId));
    if (known) applyContent(fact, known);
    else fact.messageId = thread.repeat.messageId;
    fact.repeat = true;
    thread.repeat = null;
  }
  setKnownCookies(fact, connection);
  memory.addMessage(fact, connection);
}

function receiveMessage(
  memory: CharonMemory,
  thread: Thread,
  connection: Connection,
  fact: CharonMessage,
): void {
  closeOpen(thread);
  takeRaw(memory, fact);
  thread.generated = null;
  thread.repeat = null;
  thread.receivedProposals = [];
  thread.configuredProposals = null;
  thread.mismatch = null;
  thread.detail = null;
  setKnownCookies(fact, connection);
  const slot = memory.addMessage(fact, connection, 1);
  thread.open = { slot, fact, connection };
}

function readContent(
  thread: Thread,
  connection: Connection | null,
  line: CharonLine,
  number: number,
): boolean {
  const match = readContentText(line.text);
  if (!match) return false;
  if (connection === null) return true;
  const { read, generating } = match;
  if (generating) generate(thread, connection, read, number);
  else parse(thread, read, number);
  if (read.exchange === 'QUICK_MODE') connection.quickModeId = read.messageId;
  return true;
}

function generate(thread: Thread, connection: Connection, read: Content, number: number): void {
  // A message that could not be read is still answered; the line that names it comes after the answer.
  if (thread.open?.fact.readable !== false) closeOpen(thread);
  const hashes = read.payloads.filter((payload) => payload === 'NAT-D').length;
  if (hashes > 0) read.natHashes = connection.natHashes.slice(-hashes);
  connection.natHashes = [];
  if (read.payloads.includes('D')) read.deletes = thread.deletes;
  thread.deletes = [];
  thread.generated = { line: number, content: read };
  // A new first message begins a new run of the same IKE_SA; the cookies change with it.
  if (isFirst(read) && connection.sent.size > 0) forgetRun(connection);
  if (isFirst(read)) connection.initiator = true;
}

function parse(thread: Thread, read: Content, number: number): void {
  const open = thread.open;
  if (!open) return;
  applyContent(open.fact, read);
  open.fact.endLine = number;
  open.fact.readable = true;
  if (isFirst(open.fact)) {
    open.connection.initiator = false;
    open.fact.responderCookie = null;
  }
  rememberContent(open.connection.received, read);
  const more = read.payloads.some((payload) => payload === 'NAT-D' || payload === 'D' || payload === 'N');
  if (!more) closeOpen(thread);
}

function readRepetition(
  memory: CharonMemory,
  thread: Thread,
  connection: Connection | null,
  line: CharonLine,
  number: number,
): boolean {
  const sending = retransmit.exec(line.text);
  if (sending) {
    const messageId = Number(sending[3]) >>> 0;
    thread.repeat = { request: sending[2] === 'request', messageId };
    thread.generated = null;
    addEvent(memory, line, number, connection, 'retransmitting', messageId, `retransmit ${sending[1]}`);
    return true;
  }
  const receiving = repeated.exec(line.text);
  if (receiving) {
    const messageId = Number(receiving[2]) >>> 0;
    const request = receiving[1] === 'request';
    if (thread.open) {
      const known = thread.open.connection.received.get(contentKey(request, messageId));
      if (known) applyContent(thread.open.fact, known);
      thread.open.fact.messageId = messageId;
      thread.open.fact.repeat = true;
      thread.open.fact.endLine = number;
      closeOpen(thread);
    }
    thread.repeat = { request: !request, messageId };
    addEvent(memory, line, number, connection, 'duplicate-received', messageId, null);
    return true;
  }
  const failure = failed.exec(line.text);
  if (!failure) return false;
  finishFailed(thread, failure[1]!, failure[2] === 'request', Number(failure[3]) >>> 0, number);
  return true;
}

/** `… processing failed` names at last the message that could not be read. */
function finishFailed(
  thread: Thread,
  exchange: string,
  request: boolean,
  messageId: number,
  number: number,
): void {
  if (thread.failure) {
    thread.failure.fact.messageId = messageId;
    thread.failure.fact.fields.exchange = exchange;
  }
  const open = thread.open;
  if (open && open.fact.exchange === null) {
    open.fact.exchange = exchange;
    open.fact.request = request;
    open.fact.messageId = messageId;
    open.fact.endLine = number;
  }
  closeOpen(thread);
}

/** Nothing more will be told of the message that the thread received. */
export function closeOpen(thread: Thread): void {
  if (thread.open) thread.open.slot.waits--;
  thread.open = null;
  if (thread.failure) thread.failure.slot.waits--;
  thread.failure = null;
}

function addEvent(
  memory: CharonMemory,
  line: CharonLine,
  number: number,
  connection: Connection | null,
  what: 'retransmitting' | 'duplicate-received',
  messageId: number,
  detail: string | null,
): void {
  const base = baseOf(line, number, connection);
  memory.hold.add({ ...base, kind: 'event', what, initiator: null, messageId, detail });
}

function newMessage(line: CharonLine, number: number, match: RegExpExecArray): CharonMessage {
  return {
    ...baseOf(line, number, null),
    kind: 'message',
    act: match[1] === 'sending' ? 'sent' : 'received',
    source: match[2]!,
    sourcePort: Number(match[3]),
    destination: match[4]!,
    destinationPort: Number(match[5]),
    length: match[6] === undefined ? null : Number(match[6]),
    exchange: null,
    request: null,
    messageId: null,
    payloads: [],
    notifies: [],
    deletes: [],
    natHashes: [],
    encrypted: null,
    readable: null,
    repeat: false,
    initiatorCookie: null,
    responderCookie: null,
  };
}

function setKnownCookies(fact: CharonMessage, connection: Connection): void {
  fact.connection = connection.id;
  fact.initiatorCookie = connection.initiatorCookie;
  fact.responderCookie = isFirst(fact) ? null : connection.responderCookie;
}

function addRaw(memory: CharonMemory, fact: CharonMessage): void {
  fact.local = fact.destination;
  fact.peer = fact.source;
  const slot = memory.hold.add(fact, 1);
  memory.raw.push({ slot, fact });
  if (memory.raw.length > maximumRaw) memory.raw.shift()!.slot.waits = 0;
}

/** A thread took the packet, so the socket's line tells nothing more. */
function takeRaw(memory: CharonMemory, fact: CharonMessage): void {
  for (let index = memory.raw.length - 1; index >= 0; index--) {
    const { slot, fact: raw } = memory.raw[index]!;
    if (raw.source !== fact.source || raw.sourcePort !== fact.sourcePort) continue;
    if (raw.destination !== fact.destination || raw.destinationPort !== fact.destinationPort) continue;
    if (!slot.gone) slot.fact = null;
    slot.waits = 0;
    memory.raw.splice(index, 1);
    return;
  }
}
