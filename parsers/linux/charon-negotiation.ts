/** charon's sentences about proposals and lifetimes. */

import type { CharonProposal } from './charon-fact.ts';
import { failure, type Row, type RowContext } from './charon-row.ts';
import { baseOf, type Connection, type Thread } from './charon-state.ts';
import { type LinuxProposal, readLoggedProposals } from './proposal.ts';

/** What `no acceptable … found` names, in our words. */
const attributes: Record<string, string> = {
  ENCRYPTION_ALGORITHM: 'encryption',
  INTEGRITY_ALGORITHM: 'hash',
  PSEUDO_RANDOM_FUNCTION: 'hash',
  DIFFIE_HELLMAN_GROUP: 'group',
  KEY_EXCHANGE_METHOD: 'group',
  EXTENDED_SEQUENCE_NUMBERS: 'extended-sequence-numbers',
};

export const proposalRows: Row[] = [
  {
    group: 'CFG',
    pattern: /^received proposals: (.{1,2000})$/,
    apply(context, match) {
      context.thread.receivedProposals = readLoggedProposals(match[1]!);
      for (const proposal of context.thread.receivedProposals) add(context, 'received', proposal, null);
    },
  },
  {
    group: 'CFG',
    pattern: /^configured proposals: (.{1,2000})$/,
    apply(context, match) {
      // An initiator of quick mode prints its list twice: before and after it has got an SPI.
      if (context.thread.configuredProposals === match[1]) return;
      context.thread.configuredProposals = match[1]!;
      for (const proposal of readLoggedProposals(match[1]!)) add(context, 'configured', proposal, null);
    },
  },
  {
    group: 'CFG',
    pattern: /^selected proposal: (.{1,400})$/,
    apply(context, match) {
      const proposal = readLoggedProposals(match[1]!)[0];
      if (!proposal) return;
      add(context, 'selected', proposal, null);
      context.thread.mismatch = null;
      const { connection } = context;
      if (connection && proposal.protocol !== 'isakmp') connection.childProposal = proposal;
    },
  },
  {
    group: 'CFG',
    pattern: /^ {1,4}no acceptable ([A-Z_]{1,40}) found$/,
    apply({ thread }, match) {
      thread.mismatch ??= attributes[match[1]!] ?? match[1]!.toLowerCase().replaceAll('_', '-');
    },
  },
  {
    group: 'IKE',
    pattern:
      /^(?:no matching proposal found, sending [A-Z_]{1,40}|no proposal found|no acceptable proposal found)$/,
    apply(context) {
      const { thread } = context;
      for (const proposal of thread.receivedProposals) add(context, 'refused', proposal, thread.mismatch);
      const protocol = thread.receivedProposals[0]?.protocol;
      failure(context, 'proposal-refused', {
        phase: protocol === undefined ? null : phaseOf(protocol),
        mismatch: thread.mismatch,
        configured: thread.configuredProposals,
      });
      thread.mismatch = null;
    },
  },
  {
    group: 'IKE',
    pattern: /^received (\d{1,10})s lifetime, configured (\d{1,10})s$/,
    apply({ connection }, match) {
      if (connection) connection.childLifetime = Number(match[1]);
    },
  },
];

function phaseOf(protocol: LinuxProposal['protocol']): 1 | 2 {
  return protocol === 'isakmp' ? 1 : 2;
}

/** An initiator prints its list when it builds its offer, before anything was received for it. */
function isOwn(thread: Thread, connection: Connection | null, act: CharonProposal['act']): boolean {
  return act === 'configured' && connection?.initiator === true && thread.receivedProposals.length === 0;
}

function add(
  { memory, thread, line, number, connection }: RowContext,
  act: CharonProposal['act'],
  proposal: LinuxProposal,
  mismatch: string | null,
): void {
  memory.hold.add({
    ...baseOf(line, number, connection),
    kind: 'proposal',
    phase: phaseOf(proposal.protocol),
    act,
    proposal,
    mismatch,
    own: isOwn(thread, connection, act),
    messageId: phaseOf(proposal.protocol) === 2 ? (connection?.quickModeId ?? null) : null,
  });
}
