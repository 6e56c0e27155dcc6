/** The messages of one transcript → observations, each with the router that printed it. */
import { type Interpreted, TranscriptInterpreter } from '../../../parsers/ios/messages/interpreter.ts';
import type { RecognisedMessage } from '../../../parsers/ios/messages/row.ts';
import type { TranscriptMessage } from '../../../parsers/ios/transcript/message.ts';
import type { Address, Event, Observation, Problem, Side, Source, Speaker } from '../../observation.ts';
import { completeLog } from '../../router-log/complete.ts';
import { MAX_OBSERVATIONS } from '../limits.ts';
import { assign, type Line } from './assign.ts';
import { eventsOf } from './events.ts';
import { MessageLanguages } from './languages.ts';
import { RegistrationLines } from './registration-lines.ts';
import { type Router, RouterEvidence, sideOf } from './routers.ts';
import { ShapeCounter } from './shapes.ts';
import { Tellings, type Told } from './told.ts';

export interface TranscriptObserverOptions {
  /** Id of the source the messages come from. */
  source: string;
  /** The side the user named; overrides inference when the file holds one router. */
  givenSide?: Side | null;
}

/** What a transcript adds to its Source record. */
export type TranscriptSourceParts = Pick<
  Source,
  'messages' | 'unknownMessages' | 'unknownShapes' | 'language'
>;

export interface TranscriptObservations extends TranscriptSourceParts {
  observations: Observation[];
  problems: Problem[];
}

/**
 * Remarks kept of one log: a few hundred bring-ups with every line. In a larger log only what is evidence is
 * kept of the rest, or a day of debugging at a hub would fill the memory with "processing vendor id payload".
 */
export const MAX_REMARKS = 20_000;

/** A line with evidence, and the prompt that stood over it. */
interface Pending extends Line {
  prompt: string | null;
}

/** Reads messages in order and gives the observations at the end, when it is known whose they are. */
export class TranscriptObserver {
  readonly #options: TranscriptObserverOptions;
  readonly #interpreter = new TranscriptInterpreter();
  readonly #routers = new RouterEvidence();
  readonly #pending: Pending[] = [];
  readonly #observations: Observation[] = [];
  /** For each observation the index of its line. */
  readonly #lineOf: number[] = [];
  readonly #registrations = new RegistrationLines();
  readonly #tellings = new Tellings();
  readonly #tunnels = new Map<Address, Address>();
  readonly #shapes = new ShapeCounter();
  readonly #languages = new MessageLanguages();
  #messages = 0;
  #unknown = 0;
  #ordinal = 0;
  #input: string | null = null;
  #node: number | null = null;
  #broken = false;
  #remarks = 0;
  #dropped = 0;
  /** Messages beyond the limit of observations. */
  #beyond = 0;
  /** Remarks beyond the limit that are needed until the packets have their names. */
  readonly #late = new Set<number>();

  constructor(options: TranscriptObserverOptions) {
    this.#options = options;
  }

  /** Takes the next message of the transcript. */
  push(message: TranscriptMessage): void {
    this.#messages++;
    if (message.before !== '') this.#broken = true;
    const interpreted = this.#interpreter.interpret(message);
    if (interpreted.length === 0) {
      this.#unknown++;
      this.#shapes.add(message.text, message.line);
    }
    this.#languages.add(message);
    let used = 0;
    for (const one of interpreted) {
      this.#take(one);
      used = Math.max(used, one.recognised.endLine - message.line);
    }
    for (let i = used; i < message.following.length; i++)
      if (message.following[i] !== '') this.#broken = true;
  }

  #take(one: Interpreted): void {
    if (this.#ordinal >= MAX_OBSERVATIONS) {
      this.#beyond++;
      return;
    }
    const { recognised, message } = one;
    const told = this.#tellings.of(recognised, message);
    this.#gather(recognised, told, message.host);
    if (told.isDecoration && ++this.#remarks > MAX_REMARKS) {
      if (!told.namesPacket) {
        this.#registrations.take(one, []);
        this.#dropped++;
        this.#broken = recognised.rest !== '';
        return;
      }
      this.#late.add(this.#ordinal);
    }
    const { id } = recognised;
    const { host, prompt } = message;
    this.#pending.push({ id, evidence: told.evidence, host, broken: this.#broken, prompt });
    const events = eventsOf(one);
    this.#registrations.take(one, events);
    for (const event of events) {
      this.#context(event);
      this.#observations.push(this.#observation(one, event));
      this.#lineOf.push(this.#pending.length - 1);
    }
    this.#broken = recognised.rest !== '';
  }

  #gather(recognised: RecognisedMessage, told: Told, host: string | null): void {
    const { fields, id } = recognised;
    const { evidence, messageId, pair } = told;
    this.#routers.add(evidence, host, messageId);
    if (pair !== null) this.#tunnels.set(pair[0], pair[1]);
    if (id === 'I11' || id === 'I47') {
      this.#input = typeof fields['input'] === 'string' ? fields['input'] : null;
      this.#node = messageId;
    }
    if (id === 'I12' && evidence.role !== null && /IKE_QM_/.test(`${fields['from']} ${fields['to']}`))
      this.#routers.addQuickState(evidence.role);
  }

  /** A transition's input and message ID stand in the line before it. */
  #context(event: Event): void {
    if (event.kind === 'ike-state') {
      event.input = this.#input;
      if (event.phase === 2) event.messageId = this.#node;
    } else if (event.kind === 'ike-milestone' && event.what === 'phase2-complete')
      event.messageId ??= this.#node;
    if (event.kind === 'ike-state' && event.to !== 'IKE_QM_PHASE2_COMPLETE') this.#input = null;
  }

  #observation({ recognised, message }: Interpreted, event: Event): Observation {
    return {
      where: {
        source: this.#options.source,
        line: recognised.line,
        ...(recognised.endLine > recognised.line ? { endLine: recognised.endLine } : {}),
      },
      ordinal: this.#ordinal++,
      at: message.stamp?.at ?? null,
      medium: 'log',
      speaker: null,
      message: recognised.id,
      event,
      text: recognised.text,
    };
  }

  /** All observations in order, with their speakers and the packets named. */
  finish(): TranscriptObservations {
    const routers = this.#routers.routers();
    this.#addTunnelOwners();
    const owner = assign(routers, this.#pending, this.#tunnels);
    const hosts = this.#hosts(routers, owner);
    const speakers = routers.map(
      (router, index): Speaker => ({
        side: routers.length === 1 ? (this.#options.givenSide ?? sideOf(router)) : sideOf(router),
        host: router.host ?? hosts[index] ?? null,
        nbma: router.nbma,
      }),
    );
    const observations = this.#observations;
    const isAlone = routers.length === 1;
    const own: Observation[][] = isAlone ? [observations] : routers.map(() => []);
    observations.forEach((observation, i) => {
      const index = owner[this.#lineOf[i]!]!;
      observation.speaker = speakers[index]!;
      if (!isAlone) own[index]!.push(observation);
    });
    own.forEach((list, index) => {
      completeLog(list, routers[index]!.nbma);
    });
    return {
      observations:
        this.#late.size === 0 ? observations : observations.filter(({ ordinal }) => !this.#late.has(ordinal)),
      problems: this.#problems(),
      messages: this.#messages,
      unknownMessages: this.#unknown,
      unknownShapes: this.#shapes.top(),
      language: this.#languages.language(this.#messages),
    };
  }

  #problems(): Problem[] {
    const dropped = this.#dropped + this.#late.size;
    const messages: string[] = [];
    if (dropped > 0)
      messages.push(
        `${dropped} messages that are no evidence of a step or a failure, beyond the first ${MAX_REMARKS}, were read and counted but are not in the timeline.`,
      );
    if (this.#beyond > 0)
      messages.push(
        `${this.#beyond} messages beyond the first ${MAX_OBSERVATIONS} events were not analysed.`,
      );
    return messages.map((message) => ({ code: 'limit', layer: 'transcript', message }));
  }

  /** A router's own tunnel address is what its registrations and replies name as source. */
  #addTunnelOwners(): void {
    for (const { event } of this.#observations)
      if (event.kind === 'nhrp-packet' && event.responderNbma !== null && event.destinationProtocol !== null)
        this.#tunnels.set(event.destinationProtocol, event.responderNbma);
  }

  /** A prompt names the router only if it does not stand over lines of several. */
  #hosts(routers: readonly Router[], owner: Uint16Array): (string | null)[] {
    const byPrompt = new Map<string, Map<number, number>>();
    this.#pending.forEach(({ prompt }, i) => {
      if (prompt === null) return;
      const counts = byPrompt.get(prompt) ?? new Map<number, number>();
      counts.set(owner[i]!, (counts.get(owner[i]!) ?? 0) + 1);
      byPrompt.set(prompt, counts);
    });
    const hosts: (string | null)[] = routers.map(() => null);
    const most = routers.map(() => 0);
    for (const [prompt, counts] of byPrompt) {
      const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
      for (const [router, count] of counts)
        if (count * 10 >= total * 9 && count > most[router]!) {
          hosts[router] = prompt;
          most[router] = count;
        }
    }
    return hosts;
  }
}

/** All messages of one transcript at once. */
export function observeTranscript(
  messages: Iterable<TranscriptMessage>,
  options: TranscriptObserverOptions,
): TranscriptObservations {
  const observer = new TranscriptObserver(options);
  for (const message of messages) observer.push(message);
  return observer.finish();
}
