/**
 * Logs of Linux routers (strongSwan's charon, FRR's nhrpd) as observations, in the order of the log and in
 * the same vocabulary as IOS transcripts.
 */

import type { LinuxFact } from '../../parsers/linux/fact.ts';
import { LinuxLog } from '../../parsers/linux/linux-log.ts';
import type { Observation, Source } from '../observation.ts';
import { type CharonSettings, charonEvents, noSettings } from './linux-charon.ts';
import { nhrpdEvents } from './linux-nhrpd.ts';
import { LinuxSpeaker } from './linux-speaker.ts';

/** Hosts of one file whose side and address are remembered. */
const maximumHosts = 256;
/** A line for a person is no place for a whole configuration. */
const maximumTextLength = 200;

interface Host {
  speaker: LinuxSpeaker;
  settings: CharonSettings;
}

/** What of a Source only the reading of the log can tell. */
export type LinuxSummary = Pick<
  Source,
  'format' | 'language' | 'messages' | 'unknownMessages' | 'unknownShapes' | 'first' | 'last'
>;

/** Turns a log into observations, line by line; memory is bounded whatever the length of the log. */
export class LinuxObserver {
  readonly #source: string;
  readonly #log = new LinuxLog();
  readonly #hosts = new Map<string, Host>();
  #ordinal = 0;

  /** `source`: the `id` of the Source that the lines come from. */
  constructor(source: string) {
    this.#source = source;
  }

  /** Takes line `number` (from 1); gives the observations that are complete by now. */
  push(text: string, number: number): Observation[] {
    return this.#observe(this.#log.push(text, number));
  }

  /** The observations that were still waiting for a later line. */
  end(): Observation[] {
    return this.#observe(this.#log.end());
  }

  summary(): LinuxSummary {
    const { charonLines, nhrpdLines, unknown, first, last } = this.#log;
    const programs = [charonLines > 0 ? 'charon' : null, nhrpdLines > 0 ? 'nhrpd' : null];
    return {
      format: programs.filter((program) => program !== null).join('+'),
      language: 'en',
      messages: charonLines + nhrpdLines,
      unknownMessages: unknown.total,
      unknownShapes: unknown.list(),
      first,
      last,
    };
  }

  #observe(facts: LinuxFact[]): Observation[] {
    const observations: Observation[] = [];
    for (const fact of facts) {
      const host = this.#host(fact.host);
      host.speaker.learn(fact);
      const told = fact.program === 'charon' ? charonEvents(fact, host.settings) : nhrpdEvents(fact);
      for (const { event, text } of told) {
        observations.push({
          where: { source: this.#source, line: fact.line, endLine: fact.endLine },
          ordinal: this.#ordinal++,
          at: fact.at,
          medium: 'log',
          speaker: host.speaker.speaker(),
          message: null,
          event,
          text: clean(text),
        });
      }
    }
    return observations;
  }

  #host(name: string | null): Host {
    const key = name ?? '';
    let host = this.#hosts.get(key);
    if (!host) {
      if (this.#hosts.size >= maximumHosts) this.#hosts.delete(this.#hosts.keys().next().value!);
      host = { speaker: new LinuxSpeaker(name), settings: noSettings() };
      this.#hosts.set(key, host);
    }
    return host;
  }
}

function clean(text: string): string {
  return text.slice(0, maximumTextLength).replace(/[\u0000-\u001f\u007f-\u009f]/g, ' ');
}
