/** Everything that any source says of the algorithms, modes and lifetimes of one phase. */
import type { ShowCryptoIpsecSa } from '../../parsers/ios/show/show-crypto-ipsec-sa.ts';
import type { ShowCryptoIsakmpSa } from '../../parsers/ios/show/show-crypto-isakmp-sa.ts';
import type { Placed } from '../correlate/attempt.ts';
import type { CaseFile } from '../flow/case-file.ts';
import { fact } from '../flow/facts.ts';
import type { Observation, ProposalAttributes, Side } from '../observation.ts';
import { configuredTunnels, policyProposals, transformProposals } from './configured.ts';
import { shownFlows } from './spis.ts';
import { cite } from './values.ts';

/**
 * `offered` by the initiator, `accepted` by the responder, `refused` by a router, `installed` in a router,
 * `configured`, and `shown` as a state. Lifetimes of `shown` are what is left of them.
 */
export type Stage = 'offered' | 'accepted' | 'refused' | 'installed' | 'configured' | 'shown';

export interface Said {
  stage: Stage;
  attributes: ProposalAttributes;
  /** Whose word it is; null when a capture does not tell. */
  side: Side | null;
  messageId: number | null;
  /** The attribute that a refusal names. */
  mismatch: string | null;
  /** All of one router's words on that stage are known: every policy, every offer. */
  complete: boolean;
  from: Observation;
}

export const SIDES: readonly Side[] = ['spoke', 'hub'];

export const saidOfPhase1 = fact((file: CaseFile): readonly Said[] => [
  ...negotiated(file, 1),
  ...shownIsakmp(file),
  ...configuredPolicies(file),
]);

export const saidOfPhase2 = fact((file: CaseFile): readonly Said[] => [
  ...negotiated(file, 2),
  ...shownIpsec(file),
  ...configuredTransforms(file),
]);

export function sideOfColumn({ column }: Placed): Side | null {
  return column === 'wire' ? null : column.startsWith('hub') ? 'hub' : 'spoke';
}

function negotiated(file: CaseFile, phase: 1 | 2): Said[] {
  const offers = phase === 1 ? ['MM1', 'AM1'] : ['QM1'];
  const answers = phase === 1 ? ['MM2', 'AM2'] : ['QM2'];
  const all = file.seen.eventsOf('ike-message', 'proposal', ...(phase === 2 ? (['ipsec-sa'] as const) : []));
  return all.flatMap((placed): Said[] => {
    const { observation, crossing, sender } = placed;
    const { event } = observation;
    const side = sideOfColumn(placed);
    const base = { mismatch: null, complete: false, from: observation };
    if (event.kind === 'ike-message') {
      if (placed.repeat || crossing === null) return [];
      const stage = offers.includes(crossing) ? 'offered' : answers.includes(crossing) ? 'accepted' : null;
      if (stage === null) return [];
      const { messageId, proposals } = event;
      return proposals.map((attributes) => ({
        ...base,
        stage,
        attributes,
        messageId,
        side: sender,
        complete: observation.medium === 'wire',
      }));
    }
    if (event.kind === 'proposal' && event.phase === phase) {
      const stage = event.act === 'requested' ? 'offered' : event.act;
      return [
        {
          ...base,
          stage,
          attributes: event.attributes,
          messageId: event.messageId,
          side,
          mismatch: event.mismatch,
        },
      ];
    }
    if (event.kind === 'ipsec-sa' && event.attributes && event.act !== 'deleted') {
      const stage = event.act === 'negotiated' ? 'accepted' : 'installed';
      return [{ ...base, stage, attributes: event.attributes, messageId: event.messageId, side }];
    }
    return [];
  });
}

function configuredPolicies(file: CaseFile): Said[] {
  return SIDES.flatMap((side) =>
    configuredTunnels(file, side).flatMap(({ configuration, from }) =>
      policyProposals(configuration).map(
        ({ attributes, line, priority }): Said => ({
          stage: 'configured',
          attributes,
          side,
          messageId: null,
          mismatch: null,
          complete: true,
          from: cite(from, line, `crypto isakmp policy ${priority}`),
        }),
      ),
    ),
  );
}

function configuredTransforms(file: CaseFile): Said[] {
  return SIDES.flatMap((side) =>
    configuredTunnels(file, side).flatMap(({ setup, from }) =>
      (setup ? transformProposals(setup) : []).map(
        ({ attributes, line, name }): Said => ({
          stage: 'configured',
          attributes,
          side,
          messageId: null,
          mismatch: null,
          complete: true,
          from: cite(from, line, `crypto ipsec transform-set ${name}`),
        }),
      ),
    ),
  );
}

function shown(attributes: Partial<ProposalAttributes>, side: Side, from: Observation): Said {
  return {
    stage: 'shown',
    attributes: {
      protocol: 'isakmp',
      encryption: null,
      keyLength: null,
      hash: null,
      group: null,
      authentication: null,
      lifetimeSeconds: null,
      lifetimeKilobytes: null,
      encapsulation: null,
      spi: null,
      ...attributes,
    },
    side,
    messageId: null,
    mismatch: null,
    complete: false,
    from,
  };
}

function shownIsakmp(file: CaseFile): Said[] {
  return SIDES.flatMap((side) =>
    file.shown(side, 'show crypto isakmp sa').flatMap(({ observation, result }) =>
      (result as ShowCryptoIsakmpSa).sas.flatMap((sa) => {
        const { encryption, keyLength, hash, group, authentication, remainingSeconds } = sa;
        const peer = side === 'spoke' ? file.attempt.hub : file.attempt.spoke;
        const isOther =
          sa.remote !== null && peer.addresses.length > 0 && !peer.addresses.includes(sa.remote);
        if (isOther || (encryption === null && remainingSeconds === null)) return [];
        return [
          shown(
            { encryption, keyLength, hash, group, authentication, lifetimeSeconds: remainingSeconds },
            side,
            observation,
          ),
        ];
      }),
    ),
  );
}

function shownIpsec(file: CaseFile): Said[] {
  return SIDES.flatMap((side) =>
    file.shown(side, 'show crypto ipsec sa').flatMap(({ observation, result }) =>
      shownFlows(file, side, result as ShowCryptoIpsecSa).flatMap(({ sas }) =>
        sas.map((sa) =>
          shown(
            {
              protocol: sa.protocol === 'ah' ? 'ah' : 'esp',
              encryption: sa.transform?.encryption ?? null,
              keyLength: sa.transform?.keyLength ?? null,
              hash: sa.transform?.hash ?? null,
              lifetimeSeconds: sa.remainingSeconds,
              lifetimeKilobytes: sa.remainingKilobytes,
              encapsulation: sa.encapsulation,
              spi: sa.spi,
            },
            side,
            observation,
          ),
        ),
      ),
    ),
  );
}
