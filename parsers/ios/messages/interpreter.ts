import type { TranscriptMessage } from '../transcript/message.ts';
import { recognise, recogniseFollowing } from './recognise.ts';
import type { RecognisedMessage } from './row.ts';

/** The attributes of a proposal, gathered from the lines that list them. Null: not said. */
export interface GatheredAttributes {
  protocol: 'isakmp' | 'esp' | 'ah';
  encryption: string | null;
  keyLength: number | null;
  hash: string | null;
  group: number | null;
  authentication: string | null;
  lifetimeSeconds: number | null;
  lifetimeKilobytes: number | null;
  encapsulation: 'transport' | 'tunnel' | 'udp-transport' | 'udp-tunnel' | null;
  spi: string | null;
}

/** One transform that was held against a policy or a transform set. */
export interface GatheredProposal {
  phase: 1 | 2;
  verdict: 'accepted' | 'refused';
  transform: number | null;
  /** Priority of the local policy. */
  priority: number | null;
  attributes: GatheredAttributes;
  /** Attributes that refusals named on the way. */
  mismatches: string[];
}

export interface Interpreted {
  message: TranscriptMessage;
  recognised: RecognisedMessage;
  /** Set at the line that decides about a proposal. */
  proposal: GatheredProposal | null;
}

export function emptyAttributes(protocol: 'isakmp' | 'esp' | 'ah'): GatheredAttributes {
  return {
    protocol,
    encryption: null,
    keyLength: null,
    hash: null,
    group: null,
    authentication: null,
    lifetimeSeconds: null,
    lifetimeKilobytes: null,
    encapsulation: null,
    spi: null,
  };
}

/**
 * Reads the messages of one transcript in order. Attribute lines of a proposal are messages of their own;
 * they are gathered here from `Checking …` to the line that accepts or refuses it. Page breaks, prose and
 * unknown lines in between do not end the gathering.
 */
export class TranscriptInterpreter {
  private open: GatheredProposal | null = null;
  private unit: string | null = null;
  private durations = 0;

  /** The message's reading, then those of untagged messages among its lines; empty when it is unknown. */
  interpret(message: TranscriptMessage): Interpreted[] {
    const recognised = recognise(message);
    const own = recognised === null ? [] : [this.read(message, recognised)];
    if (message.following.length === 0) return own;
    const others = recogniseFollowing(message, recognised?.consumed ?? 0);
    return [...own, ...others.map((one) => this.read(message, one))];
  }

  private read(message: TranscriptMessage, recognised: RecognisedMessage): Interpreted {
    return { message, recognised, proposal: this.gather(recognised) };
  }

  private begin(phase: 1 | 2): GatheredProposal {
    this.unit = null;
    this.durations = 0;
    this.open = {
      phase,
      verdict: 'accepted',
      transform: null,
      priority: null,
      attributes: emptyAttributes(phase === 1 ? 'isakmp' : 'esp'),
      mismatches: [],
    };
    return this.open;
  }

  private gather({ id, fields }: RecognisedMessage): GatheredProposal | null {
    switch (id) {
      case 'I25': {
        const open = this.begin(1);
        open.transform = fields['transform'] as number | null;
        open.priority = fields['priority'] as number | null;
        return null;
      }
      case 'I48':
        this.begin(2);
        return null;
      case 'I26':
      case 'I49':
        this.attribute(
          id === 'I26' ? 1 : 2,
          fields['attribute'] as string | null,
          fields['value'] ?? null,
          fields,
        );
        return null;
      case 'F6':
      case 'F6b':
        this.open?.mismatches.push(fields['what'] as string);
        return null;
      case 'I27':
        return this.close(1, 'accepted');
      case 'I50':
        return this.close(this.open?.phase ?? 2, 'accepted');
      case 'F7':
        return this.close(this.open?.phase ?? 1, 'refused');
      case 'G1':
      case 'G2':
        return this.open?.phase === 2 ? this.close(2, 'refused') : null;
      default:
        return null;
    }
  }

  private close(phase: 1 | 2, verdict: 'accepted' | 'refused'): GatheredProposal | null {
    const open = this.open;
    if (open === null || open.phase !== phase) return null;
    open.verdict = verdict;
    this.open = null;
    return open;
  }

  private attribute(
    phase: 1 | 2,
    name: string | null,
    value: unknown,
    fields: RecognisedMessage['fields'],
  ): void {
    let open = this.open;
    if (open === null || open.phase !== phase) open = this.begin(phase);
    const { attributes } = open;
    switch (name) {
      case 'transform':
        if (attributes.encryption !== null) Object.assign(attributes, emptyAttributes('esp'));
        attributes.encryption = value as string;
        open.transform = fields['number'] as number | null;
        this.unit = null;
        this.durations = 0;
        break;
      case 'encryption':
        attributes.encryption = value as string;
        break;
      case 'key-length':
        attributes.keyLength = value as number | null;
        break;
      case 'hash':
        attributes.hash = value as string;
        break;
      case 'group':
        attributes.group = value as number | null;
        break;
      case 'authentication':
        attributes.authentication = value as string;
        break;
      case 'encapsulation':
        attributes.encapsulation = value as GatheredAttributes['encapsulation'];
        break;
      case 'life-type':
        this.unit = value as string | null;
        break;
      case 'life-duration':
        this.lifetime(attributes, phase, value as number | null);
        break;
      default:
    }
  }

  /** The unit is that of the life type line before; without one, seconds come before kilobytes. */
  private lifetime(attributes: GatheredAttributes, phase: 1 | 2, value: number | null): void {
    const unit = this.unit ?? (phase === 2 && this.durations > 0 ? 'kilobytes' : 'seconds');
    if (unit === 'kilobytes') attributes.lifetimeKilobytes = value;
    else attributes.lifetimeSeconds = value;
    this.durations++;
    this.unit = null;
  }
}
