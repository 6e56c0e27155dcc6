/**
 * charon's sentences: one row per sentence, looked up by log group and first word. A row that returns false
 * leaves the line to the next one.
 */
import { readSaLine } from './charon-child.ts';
import type { CharonFailure } from './charon-fact.ts';
import { closeOpen } from './charon-message.ts';
import { proposalRows } from './charon-negotiation.ts';
import { event, failure, type Row, type RowContext } from './charon-row.ts';
import { baseOf, forgetRun, type Thread } from './charon-state.ts';

/** One sentence with one address in it: `%H` is an address, with or without a port. */
const address = '([0-9a-fA-F.:]{2,45})(?:\\[\\d{1,5}\\])?';

const rows: Row[] = [
  {
    group: 'KNL',
    pattern:
      /^creating acquire job for policy ([0-9a-fA-F.:]{2,45})\/\S{1,40} === ([0-9a-fA-F.:]{2,45})\/\S{1,40}(?: with reqid \{(\d{1,10})\})?/,
    apply(context, match) {
      const fact = event(context, 'acquire', match[3] === undefined ? null : `reqid ${match[3]}`);
      fact.local = match[1]!;
      fact.peer = match[2]!;
    },
  },
  {
    group: 'IKE',
    pattern: new RegExp(`^initiating (Main|Aggressive) Mode IKE_SA \\S{1,80} to ${address}`),
    apply(context, match) {
      const { connection } = context;
      if (connection) connection.initiator = true;
      const fact = event(context, modeStarted(match[1]!), null);
      fact.initiator = true;
      fact.peer = match[2]!;
    },
  },
  {
    group: 'IKE',
    pattern: new RegExp(`^${address} is initiating an? (Main|Aggressive) Mode IKE_SA`),
    apply(context, match) {
      const { connection } = context;
      if (connection) connection.initiator = false;
      const fact = event(context, modeStarted(match[2]!), null);
      fact.initiator = false;
      fact.peer = match[1]!;
    },
  },
  {
    group: 'IKE',
    pattern:
      /^IKE_SA (\S{1,80}) established between ([0-9a-fA-F.:]{2,45})\[([^\]]{0,200})\]\.\.\.([0-9a-fA-F.:]{2,45})\[([^\]]{0,200})\]/,
    apply(context, match) {
      const fact = event(context, 'established', `${match[3]} and ${match[5]}`);
      fact.local = match[2]!;
      fact.peer = match[4]!;
    },
  },
  {
    group: 'IKE',
    pattern: /^IKE_SA \S{1,80} state change: ([A-Z_]{1,24}) => ([A-Z_]{1,24})$/,
    apply(context, match) {
      state(context, 1, match[1]!, match[2]!);
      if (match[2] === 'DESTROYING' && context.connection) forgetRun(context.connection);
    },
  },
  {
    group: 'CHD',
    pattern: /^CHILD_SA \S{1,80} state change: ([A-Z_]{1,24}) => ([A-Z_]{1,24})$/,
    apply: (context, match) => state(context, 2, match[1]!, match[2]!),
  },
  {
    group: 'IKE',
    pattern: /^ {0,2}activating QUICK_MODE task$/,
    apply(context) {
      if (context.connection) context.connection.quickModeId = null;
      event(context, 'quick-mode-started', null);
    },
  },
  {
    group: 'IKE',
    pattern: /^giving up after (\d{1,4}) retransmits$/,
    apply: (context, match) => void event(context, 'gave-up', `${match[1]} retransmits`),
  },
  {
    group: 'JOB',
    pattern: new RegExp(`^deleting half open IKE_SA with ${address} after timeout$`),
    apply(context, match) {
      const fact = event(context, 'gave-up', 'half open IKE_SA timed out');
      fact.peer = match[1]!;
    },
  },
  {
    group: 'IKE',
    pattern:
      /^(?:peer not responding, trying again \((\d{1,4})\/\d{1,4}\)|establishing IKE_SA failed, peer not responding)$/,
    apply: (context, match) => failure(context, 'peer-not-responding', { attempt: Number(match[1]) || null }),
  },
  {
    group: 'IKE',
    pattern:
      /^deleting IKE_SA (\S{1,80}) between ([0-9a-fA-F.:]{2,45})\[[^\]]{0,200}\]\.\.\.([0-9a-fA-F.:]{2,45})\[/,
    apply(context, match) {
      const fact = event(context, 'sa-deleted', null);
      fact.local = match[2]!;
      fact.peer = match[3]!;
    },
  },
  {
    group: 'IKE',
    pattern: /^destroying IKE_SA in state ([A-Z_]{1,24}) without notification$/,
    apply: (context, match) => void event(context, 'sa-deleted', match[1]!),
  },
  {
    group: 'IKE',
    pattern: /^received DELETE for IKE_SA /,
    apply({ thread, number }) {
      noteDelete(thread, 'isakmp', number);
    },
  },
  {
    group: 'IKE',
    pattern: /^received DELETE for (?:ESP|AH) CHILD_SA with SPI ([0-9a-f]{1,8})$/,
    apply({ thread, number }, match) {
      noteDelete(thread, `0x${match[1]!.padStart(8, '0')}`, number);
    },
  },
  {
    group: 'IKE',
    pattern: /^sending DELETE for (?:(?:ESP|AH) CHILD_SA with SPI ([0-9a-f]{1,8})|IKE_SA \S{1,80})$/,
    apply({ thread }, match) {
      thread.deletes = [match[1] === undefined ? 'isakmp' : `0x${match[1].padStart(8, '0')}`];
    },
  },
  {
    group: 'IKE',
    pattern: /^(?:reauthenticating|rekeying|initiating reauthentication of) (?:IKE_SA|CHILD_SA) ?(\S{0,80})/,
    apply: (context, match) => void event(context, 'rekey', match[1]!),
  },
  {
    group: 'IKE',
    pattern: /^sending DPD request$/,
    apply: (context) => void event(context, 'dpd', null),
  },
  {
    group: 'IKE',
    pattern: /^(local|remote) host is behind NAT\b/,
    apply({ memory, line, number, connection }, match) {
      const verdict = match[1] === 'local' ? 'self-inside' : 'peer-inside';
      memory.hold.add({ ...baseOf(line, number, connection), kind: 'nat', verdict });
    },
  },
  {
    group: 'IKE',
    pattern: /^received ([A-Z][A-Z0-9_]{1,40}) (?:error )?notify/,
    apply: (context, match) => notify(context, 'received', match[1]!),
  },
  {
    group: 'ENC',
    pattern: /^invalid ([A-Z0-9_]{1,30}) payload length, decryption failed\?$/,
    apply({ thread }, match) {
      thread.detail = `invalid ${match[1]} payload length`;
    },
  },
  {
    group: 'ENC',
    pattern: /^could not decrypt payloads$/,
    apply: (context) => unreadable(context, 'decryption-failed'),
  },
  {
    group: 'IKE',
    pattern: /^(?:message parsing failed|message verification failed)$/,
    apply: (context) => unreadable(context, 'payload-malformed'),
  },
  {
    group: 'IKE',
    pattern:
      /^no shared key found for (?:'([^']{0,200})'\[([^\]]{0,64})\] - '([^']{0,200})'\[([^\]]{0,64})\]|(.{0,200}))$/,
    apply: (context, match) =>
      failure(context, 'no-pre-shared-key', {
        local: match[2] ?? match[5] ?? null,
        peer: match[4] ?? null,
      }),
  },
  {
    group: 'IKE',
    pattern: new RegExp(`^no IKE config found for ${address}\\.\\.\\.${address}`),
    apply: (context, match) =>
      failure(context, 'no-connection-for-peer', { local: match[1]!, peer: match[2]! }),
  },
  {
    group: 'IKE',
    pattern: /^(no peer config found|found \d{1,4} matching configs?, but none allows .{1,120})$/,
    apply: (context, match) => failure(context, 'no-connection-for-peer', { detail: match[1]! }),
  },
  {
    group: 'IKE',
    pattern: /^no matching CHILD_SA config found(?: for (.{1,300}))?$/,
    apply: (context, match) => failure(context, 'identity-refused', { selectors: match[1] ?? null }),
  },
  {
    group: 'IKE',
    pattern: /^calculated HASH does not match HASH payload$/,
    apply: (context) => failure(context, 'authentication-failed', {}),
  },
  {
    group: 'ENC',
    pattern: /^received HASH payload does not match$/,
    apply: (context) => unreadable(context, 'hash-mismatch'),
  },
  {
    group: 'IKE',
    pattern: /^IDir '([^']{0,200})' does not match to '([^']{0,200})'$/,
    apply: (context, match) =>
      failure(context, 'identity-mismatch', { received: match[1]!, expected: match[2]! }),
  },
  {
    group: 'IKE',
    pattern: /^unable to install (.{1,80})$/,
    apply: (context, match) => failure(context, 'sa-not-installed', { detail: match[1]! }),
  },
  {
    group: 'IKE',
    pattern: /^ignoring (?:unprotected|unencrypted) INFORMATIONAL from ([0-9a-fA-F.:]{2,45})/,
    apply: (context, match) => failure(context, 'unprotected-informational', { peer: match[1]! }),
  },
  {
    group: 'NET',
    pattern: /^error writing to socket: (.{1,120})$/,
    apply: (context, match) => failure(context, 'not-sent', { reason: match[1]! }),
  },
  ...proposalRows,
];

const byGroup = new Map<string, Row[]>();
for (const row of rows) byGroup.set(row.group, [...(byGroup.get(row.group) ?? []), row]);

/** Reads a sentence; false when no row knows it. */
export function readEventLine(context: RowContext): boolean {
  const { line } = context;
  if (readSaLine(context)) return true;
  for (const row of byGroup.get(line.group) ?? []) {
    const match = row.pattern.exec(line.text);
    if (!match) continue;
    row.apply(context, match);
    return true;
  }
  return false;
}

function modeStarted(mode: string): 'main-mode-started' | 'aggressive-mode-started' {
  return mode === 'Main' ? 'main-mode-started' : 'aggressive-mode-started';
}

function state(context: RowContext, phase: 1 | 2, from: string, to: string): void {
  const { memory, line, number, connection } = context;
  memory.hold.add({ ...baseOf(line, number, connection), kind: 'state', phase, from, to });
}

function notify(context: RowContext, act: 'sent' | 'received', name: string): void {
  const { memory, thread, line, number, connection } = context;
  const messageId = thread.open?.fact.messageId ?? null;
  memory.hold.add({ ...baseOf(line, number, connection), kind: 'notify', act, name, messageId });
  if (act === 'received') closeOpen(thread);
}

function noteDelete(thread: Thread, what: string, number: number): void {
  if (!thread.open || thread.open.slot.gone) return;
  thread.open.fact.deletes.push(what);
  thread.open.fact.endLine = number;
}

/** A message that cannot be read: its exchange and message ID are named only by a later line. */
function unreadable(context: RowContext, what: string): void {
  const { memory, thread, line, number, connection } = context;
  const open = thread.open;
  if (open && !open.slot.gone) {
    open.fact.readable = false;
    if (what === 'decryption-failed') open.fact.encrypted = true;
  }
  // `message parsing failed` follows every `could not decrypt payloads`: one failure, told twice.
  if (thread.failure) return;
  const fact: CharonFailure = {
    ...baseOf(line, number, connection),
    kind: 'failure',
    what,
    messageId: null,
    fields: { exchange: null, detail: thread.detail },
  };
  thread.detail = null;
  const slot = memory.hold.add(fact, open ? 1 : 0);
  if (open) thread.failure = { slot, fact };
}
