/** What charon's parser remembers between lines: per thread, and per IKE_SA. All of it is bounded. */
import type { CharonBase, CharonFailure, CharonMessage } from './charon-fact.ts';
import type { CharonLine } from './charon-line.ts';
import type { LinuxFact } from './fact.ts';
import type { Hold, Slot } from './hold.ts';
import type { LinuxProposal } from './proposal.ts';

/** charon runs 16 worker threads by default; a file with more different ones than this is not charon's. */
const maximumThreads = 256;
/** IKE_SAs remembered; a hub with more at once forgets the oldest, whose facts then stand without cookies. */
const maximumConnections = 4096;
/** Messages remembered per IKE_SA to name their retransmissions: main mode has 3, quick mode 2 per side. */
const maximumRemembered = 16;
/** Main mode messages of one IKE_SA that may wait for the cookies. */
const maximumWaiting = 64;

/** What `generating …` or `parsed …` said. */
export interface Content {
  exchange: string;
  request: boolean;
  messageId: number;
  payloads: string[];
  notifies: string[];
  natHashes: string[];
  deletes: string[];
}

export interface Connection {
  id: string | null;
  name: string | null;
  initiator: boolean | null;
  local: string | null;
  localPort: number | null;
  peer: string | null;
  initiatorCookie: string | null;
  responderCookie: string | null;
  /** Messages that left or came before the cookies were printed. */
  waiting: Slot<LinuxFact>[];
  /** By `request`/`response` and message ID, newest last. */
  sent: Map<string, Content>;
  received: Map<string, Content>;
  /** NAT-D hashes computed since the last message was built. */
  natHashes: string[];
  expectedSource: string | null;
  expectedDestination: string | null;
  destinationFits: boolean;
  sourceFits: boolean;
  childProposal: LinuxProposal | null;
  childLifetime: number | null;
  child: string | null;
  quickModeId: number | null;
  spis: Set<string>;
}

/** A received message that later lines may still tell something of. */
export interface OpenMessage {
  slot: Slot<LinuxFact>;
  fact: CharonMessage;
  connection: Connection;
}

export interface Thread {
  connection: Connection | null;
  open: OpenMessage | null;
  generated: { line: number; content: Content } | null;
  /** The next packet on this thread is a repetition of that message. */
  repeat: { request: boolean; messageId: number } | null;
  deletes: string[];
  cookies: { initiator: string; responder: string | null } | null;
  dump: { label: string; want: number; hex: string } | null;
  detail: string | null;
  failure: { slot: Slot<LinuxFact>; fact: CharonFailure } | null;
  mismatch: string | null;
  receivedProposals: LinuxProposal[];
  configuredProposals: string | null;
  direction: 'inbound' | 'outbound' | null;
  configuration: ConfigurationDump | null;
}

export interface ConfigurationDump {
  name: string;
  settings: Record<string, string>;
  children: { name: string; settings: Record<string, string> }[];
  section: string | null;
}

/** Settings of a loaded child, remembered for the SAs that are made from it. */
export interface ChildSettings {
  lifetimeSeconds: number | null;
  mode: 'transport' | 'tunnel' | null;
}

export class CharonMemory {
  readonly hold: Hold<LinuxFact>;
  readonly children = new Map<string, ChildSettings>();
  readonly #threads = new Map<string, Thread>();
  readonly #connections = new Map<string, Connection>();
  readonly raw: { slot: Slot<LinuxFact>; fact: CharonMessage }[] = [];

  constructor(hold: Hold<LinuxFact>) {
    this.hold = hold;
  }

  thread(id: string): Thread {
    let thread = this.#threads.get(id);
    if (!thread) {
      thread = newThread();
      remember(this.#threads, id, thread, maximumThreads);
    }
    return thread;
  }

  connection(id: string): Connection {
    let connection = this.#connections.get(id);
    if (!connection) {
      connection = newConnection(id.includes(' ') ? null : id);
      remember(this.#connections, id, connection, maximumConnections);
    }
    return connection;
  }

  /** The IKE_SA of a line: its number, or without numbers the one that its thread works on. */
  connectionOf(line: CharonLine, thread: Thread): Connection | null {
    if (line.connection === null) return thread.connection;
    const connection = this.connection(line.connection);
    connection.name = line.name ?? connection.name;
    return connection;
  }

  addMessage(fact: CharonMessage, connection: Connection, waits = 0): Slot<LinuxFact> {
    const needsCookies = connection.initiatorCookie === null && connection.waiting.length < maximumWaiting;
    const slot = this.hold.add(fact, waits + (needsCookies ? 1 : 0));
    if (needsCookies) connection.waiting.push(slot);
    return slot;
  }
}

/** What all facts of a line share. */
export function baseOf(line: CharonLine, number: number, connection: Connection | null): CharonBase {
  return {
    program: 'charon',
    line: number,
    endLine: number,
    at: line.header.at,
    host: line.header.host,
    connection: connection?.id ?? line.connection,
    local: connection?.local ?? null,
    peer: connection?.peer ?? null,
  };
}

/** The cookies are known: the messages that waited get them and may go. */
export function setCookies(connection: Connection, initiator: string, responder: string | null): void {
  if (connection.initiatorCookie === initiator && connection.responderCookie === responder) return;
  connection.initiatorCookie = initiator;
  connection.responderCookie = responder;
  if (responder !== null) releaseWaiting(connection);
}

/** The IKE_SA starts again or ends: what waited goes as it is. */
export function forgetRun(connection: Connection): void {
  releaseWaiting(connection);
  connection.initiatorCookie = null;
  connection.responderCookie = null;
  connection.sent.clear();
  connection.received.clear();
  connection.natHashes = [];
}

function releaseWaiting(connection: Connection): void {
  for (const slot of connection.waiting) {
    slot.waits--;
    if (slot.gone || slot.fact?.kind !== 'message') continue;
    slot.fact.initiatorCookie = connection.initiatorCookie;
    // The very first message carries no responder cookie; with it the later ones are joined all the same.
    slot.fact.responderCookie = isFirst(slot.fact) ? null : connection.responderCookie;
  }
  connection.waiting = [];
}

/** Main or aggressive mode's first message goes out before there is a responder cookie. */
export function isFirst(message: Content | CharonMessage): boolean {
  const opening = message.exchange === 'ID_PROT' || message.exchange === 'AGGRESSIVE';
  return opening && message.request === true && message.payloads[0] === 'SA';
}

export function rememberContent(map: Map<string, Content>, content: Content): void {
  const key = contentKey(content.request, content.messageId);
  map.delete(key);
  remember(map, key, content, maximumRemembered);
}

export function contentKey(request: boolean, messageId: number): string {
  return `${request ? 'request' : 'response'} ${messageId}`;
}

/** Adds to a map that forgets its oldest entry when it is full. */
function remember<V>(map: Map<string, V>, key: string, value: V, limit: number): void {
  if (map.size >= limit) map.delete(map.keys().next().value!);
  map.set(key, value);
}

function newThread(): Thread {
  return {
    connection: null,
    open: null,
    generated: null,
    repeat: null,
    deletes: [],
    cookies: null,
    dump: null,
    detail: null,
    failure: null,
    mismatch: null,
    receivedProposals: [],
    configuredProposals: null,
    direction: null,
    configuration: null,
  };
}

function newConnection(id: string | null): Connection {
  return {
    id,
    name: null,
    initiator: null,
    local: null,
    localPort: null,
    peer: null,
    initiatorCookie: null,
    responderCookie: null,
    waiting: [],
    sent: new Map(),
    received: new Map(),
    natHashes: [],
    expectedSource: null,
    expectedDestination: null,
    destinationFits: false,
    sourceFits: false,
    childProposal: null,
    childLifetime: null,
    child: null,
    quickModeId: null,
    spis: new Set(),
  };
}
