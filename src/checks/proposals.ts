/** Everything that any source says of the algorithms, modes and lifetimes of one phase. */
import type { ShowCryptoIpsecSa } from '../../parsers/ios/show/show-crypto-ipsec-sa.ts';
import type { ShowCryptoIsakmpSa } from '../../parsers/ios/show/show-crypto-isakmp-sa.ts';
import type { Crossing, Placed } from '../correlate/attempt.ts';
import type { CaseFile } from '../flow/case-file.ts';
import { fact } from '../flow/facts.ts';
import type { IkeMessage, Observation, ProposalAttributes, Side } from '../observation.ts';
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

const OFFERS: Readonly<Record<1 | 2, readonly (Crossing | null)[]>> = { 1: ['MM1', 'AM1'], 2: ['QM1'] };
const ANSWERS: Readonly<Record<1 | 2, readonly (Crossing | null)[]>> = { 1: ['MM2', 'AM2'], 2: ['QM2'] };

function negotiated({ seen }: CaseFile, phase: 1 | 2): Said[] {
  const said: Said[] = [];
  const all =
    phase === 1
      ? seen.eventsOf('ike-message', 'proposal')
      : seen.eventsOf('ike-message', 'proposal', 'ipsec-sa');
  const add = (
    placed: Placed,
    stage: Stage,
    attributes: ProposalAttributes,
    { messageId, mismatch }: { messageId: number | null; mismatch?: string | null },
  ) => {
    said.push({
      stage,
      attributes,
      side: sideOfColumn(placed),
      messageId,
      mismatch: mismatch ?? null,
      complete: false,
      from: placed.observation,
    });
  };
  for (const placed of all) {
    const { event } = placed.observation;
    if (event.kind === 'ike-message') addMessage(said, placed, event, phase);
    else if (event.kind === 'proposal' && event.phase === phase)
      add(placed, event.act === 'requested' ? 'offered' : event.act, event.attributes, event);
    else if (event.kind === 'ipsec-sa' && event.attributes && event.act !== 'deleted')
      add(placed, event.act === 'negotiated' ? 'accepted' : 'installed', event.attributes, event);
  }
  return said;
}

/** The offers, or the one accepted, of a message that could be read. */
function addMessage(said: Said[], placed: Placed, { messageId, proposals }: IkeMessage, phase: 1 | 2): void {
  const { observation, crossing, sender, repeat } = placed;
  const isOffer = OFFERS[phase].includes(crossing);
  if (repeat || (!isOffer && !ANSWERS[phase].includes(crossing))) return;
  for (const attributes of proposals) {
    said.push({
      stage: isOffer ? 'offered' : 'accepted',
      attributes,
      side: sender,
      messageId,
      mismatch: null,
      complete: observation.medium === 'wire',
      from: observation,
    });
  }
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
