/** charon's facts as events. */
import { lifetimeOf } from '../../parsers/linux/charon-configuration.ts';
import type {
  CharonConnection,
  CharonEvent,
  CharonFact,
  CharonProposal,
  CharonSa,
} from '../../parsers/linux/charon-fact.ts';
import type { Event, IkeMilestone, IpsecSa } from '../observation.ts';
import { attributesOf, exchangeOf, ikeMessage, longNotification } from './linux-ike.ts';

/** What a connection dump told, for the offers that are made from it. */
export interface CharonSettings {
  authentication: string | null;
  phase1Lifetime: number | null;
  phase2Lifetime: number | null;
}

export interface Told {
  event: Event;
  text: string;
}

export function noSettings(): CharonSettings {
  return { authentication: null, phase1Lifetime: null, phase2Lifetime: null };
}

/** The events of one fact, each with a line for a person. */
export function charonEvents(fact: CharonFact, settings: CharonSettings): Told[] {
  switch (fact.kind) {
    case 'message': {
      const event = ikeMessage(fact);
      const what = event.name ?? event.exchange ?? 'IKE message';
      const repeated = fact.repeat ? ', repeated' : '';
      return [{ event, text: `${fact.act} ${what}${repeated} ${ends(fact.source, fact.destination)}` }];
    }
    case 'event':
      return milestones(fact);
    case 'state':
      return [
        {
          event: {
            kind: 'ike-state',
            phase: fact.phase,
            from: fact.from,
            to: fact.to,
            connectionId: fact.connection,
            messageId: null,
            input: null,
          },
          text: `${fact.phase === 1 ? 'IKE_SA' : 'CHILD_SA'} ${fact.from} => ${fact.to}`,
        },
      ];
    case 'proposal':
      return proposals(fact, settings);
    case 'notify':
      return [
        {
          event: {
            kind: 'notify',
            act: fact.act,
            ...longNotification(fact.name),
            peer: fact.peer,
            messageId: fact.messageId,
            connectionId: fact.connection,
          },
          text: `${fact.act} notification ${fact.name}`,
        },
      ];
    case 'nat':
      return [
        {
          event: { kind: 'nat-verdict', verdict: fact.verdict, connectionId: fact.connection },
          text: natText[fact.verdict],
        },
      ];
    case 'sa':
      return [{ event: ipsecSa(fact), text: `${fact.direction} IPsec SA ${fact.spi} ${fact.act}` }];
    case 'failure':
      return [
        {
          event: {
            kind: 'failure',
            what: fact.what,
            peer: fact.peer,
            local: fact.local,
            fields: { ...fact.fields, ...exchangeField(fact.fields) },
            connectionId: fact.connection,
            messageId: fact.messageId,
          },
          text: fact.what.replaceAll('-', ' '),
        },
      ];
    case 'connection':
      return [connection(fact, settings)];
  }
}

const natText = {
  none: 'no NAT between the ends',
  'self-inside': 'own address is behind NAT',
  'peer-inside': 'peer is behind NAT',
};

const milestoneText: Record<IkeMilestone['what'], string> = {
  'sa-requested': 'the kernel asks for IPsec SAs',
  'main-mode-started': 'main mode starts',
  'aggressive-mode-started': 'aggressive mode starts',
  authenticated: 'peer authenticated',
  'phase1-complete': 'phase 1 complete',
  'quick-mode-started': 'quick mode starts',
  'phase2-accepted': 'phase 2 accepted',
  'phase2-complete': 'phase 2 complete',
  retransmitting: 'retransmitting',
  'gave-up': 'gave up',
  'sa-deleted': 'IKE_SA deleted',
  'duplicate-received': 'duplicate received',
  dpd: 'dead peer detection',
  rekey: 'rekeying',
};

const milestoneOf: Partial<Record<CharonEvent['what'], IkeMilestone['what'][]>> = {
  acquire: ['sa-requested'],
  established: ['authenticated', 'phase1-complete'],
  'child-established': ['phase2-complete'],
};

function milestones(fact: CharonEvent): Told[] {
  const kinds = milestoneOf[fact.what] ?? [fact.what as IkeMilestone['what']];
  return kinds.map((what) => ({
    event: {
      kind: 'ike-milestone',
      what,
      peer: fact.peer,
      local: fact.local,
      messageId: fact.messageId,
      connectionId: fact.connection,
      detail: fact.detail,
    },
    text: fact.detail === null ? milestoneText[what] : `${milestoneText[what]}: ${fact.detail}`,
  }));
}

/** On the answering end the configured list says nothing of this exchange; a refusal carries it. */
function proposals(fact: CharonProposal, settings: CharonSettings): Told[] {
  const act = {
    received: 'offered',
    selected: 'accepted',
    refused: 'refused',
    configured: 'requested',
  } as const;
  if (fact.act === 'configured' && !fact.own) return [];
  const own = fact.act === 'configured';
  const attributes = attributesOf(fact.proposal, {
    authentication: own && fact.phase === 1 ? settings.authentication : null,
    lifetimeSeconds: own ? (fact.phase === 1 ? settings.phase1Lifetime : settings.phase2Lifetime) : null,
  });
  const { encryption, keyLength, hash, group } = attributes;
  const words = [encryption, keyLength, hash, group === null ? null : `group ${group}`];
  const event: Event = {
    kind: 'proposal',
    phase: fact.phase,
    act: act[fact.act],
    attributes,
    mismatch: fact.mismatch,
    connectionId: fact.connection,
    messageId: fact.messageId,
  };
  const listed = words.filter((word) => word !== null).join(' ');
  return [{ event, text: `phase ${fact.phase} proposal ${event.act}: ${listed}` }];
}

function ipsecSa(fact: CharonSa): IpsecSa {
  const mode = fact.mode === null ? null : (`${fact.udp ? 'udp-' : ''}${fact.mode}` as const);
  const extra = { lifetimeSeconds: fact.lifetimeSeconds, encapsulation: mode, spi: fact.spi };
  return {
    kind: 'ipsec-sa',
    act: fact.act,
    spi: fact.spi,
    direction: fact.direction,
    source: fact.source,
    destination: fact.destination,
    attributes: fact.proposal === null ? null : attributesOf(fact.proposal, extra),
    messageId: fact.messageId,
    connectionId: fact.connection,
  };
}

function connection(fact: CharonConnection, settings: CharonSettings): Told {
  const { settings: own, children } = fact;
  const psk = own['local.class'] === 'pre-shared key' && own['remote.class'] === 'pre-shared key';
  settings.authentication = psk ? 'pre-shared-key' : null;
  settings.phase1Lifetime = lifetimeOf(own.reauth_time) ?? lifetimeOf(own.rekey_time);
  settings.phase2Lifetime = children.length === 1 ? lifetimeOf(children[0]!.settings.life_time) : null;
  const fields: Record<string, string> = { name: fact.name, ...own };
  for (const child of children.slice(0, 1)) {
    for (const [key, value] of Object.entries(child.settings)) fields[`child.${key}`] = value;
  }
  const event: Event = { kind: 'remark', peer: null, fields };
  return { event, text: `connection ${fact.name} loaded` };
}

function exchangeField(fields: Record<string, string | number | null>): Record<string, string | null> {
  return typeof fields.exchange === 'string' ? { exchange: exchangeOf(fields.exchange) } : {};
}

function ends(source: string, destination: string): string {
  return `${source} to ${destination}`;
}
