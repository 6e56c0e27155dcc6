import { type Configuration, parseConfigurations } from '../../parsers/ios/config/index.ts';
import { recogniseShow } from '../../parsers/ios/show/index.ts';
import type { TranscriptSection } from '../../parsers/ios/transcript/message.ts';
import type { Address, Observation, Problem, Side, Speaker } from '../observation.ts';

/** Lines of a section that no parser understood, counted by shape elsewhere. */
export interface SectionReading {
  observations: Observation[];
  problems: Problem[];
  /** Outputs of commands that are not read. */
  ignored: number;
  /** Configuration lines that are not known. */
  unknownLines: { line: number; text: string }[];
  shows: number;
  configurations: number;
}

/** Turns the `show` outputs and configurations of one text into observations, each with the router that printed it. */
export function readSections(
  source: string,
  sections: readonly TranscriptSection[],
  givenSide: Side | null,
  firstOrdinal: number,
): SectionReading {
  const reading: SectionReading = {
    observations: [],
    problems: [],
    ignored: 0,
    unknownLines: [],
    shows: 0,
    configurations: 0,
  };
  let ordinal = firstOrdinal;
  const add = (
    line: number,
    endLine: number,
    medium: 'show' | 'config',
    speaker: Speaker,
    text: string,
    event: Observation['event'],
  ) => {
    reading.observations.push({
      where: { source, line, endLine },
      ordinal: ordinal++,
      at: null,
      medium,
      speaker,
      message: null,
      event,
      text,
    });
  };
  for (const section of sections.filter((s) => s.kind === 'show')) {
    const parser = recogniseShow(section.command, section.lines);
    if (!parser) {
      reading.ignored++;
      continue;
    }
    const { result, problems } = parser.parse(section.lines);
    for (const problem of problems)
      reading.problems.push({ ...problem, line: section.line + (problem.line ?? 1) - 1 });
    const speaker: Speaker = {
      side: givenSide ?? sideOfShow(result),
      host: section.prompt,
      // The short form of this one names the initiator, who may be the other router.
      nbma: localAddress(result, parser.command === 'show crypto isakmp sa' ? ['local'] : OWN_ADDRESSES),
    };
    reading.shows++;
    add(section.line, section.endLine, 'show', speaker, section.command ?? parser.command, {
      kind: 'shown',
      command: parser.command,
      result,
    });
  }
  for (const { lines, first, prompt, endLine } of configurationTexts(sections)) {
    for (const parsed of parseConfigurations(lines, first)) {
      const { configuration, unrecognised, problems } = parsed;
      if (isEmpty(configuration)) continue;
      for (const problem of problems) reading.problems.push(problem);
      for (const { line, text } of unrecognised) reading.unknownLines.push({ line, text });
      const speaker: Speaker = {
        side: givenSide ?? sideOfConfiguration(configuration),
        host: configuration.hostname ?? prompt,
        nbma: tunnelSource(configuration),
      };
      reading.configurations++;
      add(
        parsed.line,
        Math.min(parsed.endLine, endLine),
        'config',
        speaker,
        `configuration${speaker.host ? ` of ${speaker.host}` : ''}`,
        {
          kind: 'configured',
          configuration,
        },
      );
    }
  }
  shareByHost(reading.observations);
  return reading;
}

/** Sections of one router's configuration belong together; those without a prompt are pieces of one document. */
function configurationTexts(
  sections: readonly TranscriptSection[],
): { lines: string[]; first: number; endLine: number; prompt: string | null }[] {
  const texts: { lines: string[]; first: number; endLine: number; prompt: string | null }[] = [];
  for (const section of sections) {
    if (section.kind !== 'config') continue;
    const last = texts.at(-1);
    if (last && last.prompt === section.prompt && section.prompt === null) {
      // Line numbers stay true: the lines between two pieces are filled with blanks.
      while (last.first + last.lines.length < section.line) last.lines.push('');
      last.lines.push(...section.lines);
      last.endLine = section.endLine;
    } else {
      texts.push({
        lines: [...section.lines],
        first: section.line,
        endLine: section.endLine,
        prompt: section.prompt,
      });
    }
  }
  return texts;
}

function isEmpty(configuration: Configuration): boolean {
  return (
    configuration.interfaces.length === 0 &&
    configuration.isakmpPolicies.length === 0 &&
    configuration.transformSets.length === 0 &&
    configuration.isakmpKeys.length === 0 &&
    configuration.accessLists.length === 0 &&
    configuration.ipsecProfiles.length === 0
  );
}

/** A hub's tunnel has no destination and asks no server; a spoke's registers with one. */
export function sideOfConfiguration(configuration: Configuration): Side | null {
  for (const { tunnel, nhrp } of configuration.interfaces) {
    if (!tunnel) continue;
    if (nhrp && nhrp.servers.length > 0) return 'spoke';
    if (tunnel.destination !== null) return 'spoke';
    if (tunnel.mode.includes('multipoint')) return 'hub';
  }
  return null;
}

/** An address, and no number that was cut short or interface such as `Serial0/0:23`. */
const ADDRESS = /^\d{1,3}(?:\.\d{1,3}){3}$|^[\da-f]{0,4}:[\da-f:.]{1,41}$/i;

/** Outer address of the first tunnel: its source, or the address of the interface that is its source. */
export function tunnelSource(configuration: Configuration): Address | null {
  for (const { tunnel } of configuration.interfaces) {
    if (!tunnel?.source) continue;
    if (ADDRESS.test(tunnel.source)) return tunnel.source;
    const name = tunnel.source.toLowerCase();
    const from = configuration.interfaces.find((i) => i.name.toLowerCase() === name);
    const address = from?.addresses.find((a) => !a.secondary)?.address;
    if (address) return address;
  }
  return null;
}

const OWN_ADDRESSES = ['local', 'localAddress', 'localEndpoint', 'source'];

interface LooseResult {
  [key: string]: unknown;
}

/** The router's own address in a show's result: every output that names both ends calls its own `local…`. */
function localAddress(result: unknown, names: readonly string[]): Address | null {
  const text = findText(result, names, 0);
  return text !== null && ADDRESS.test(text) ? text : null;
}

function findText(value: unknown, keys: readonly string[], depth: number): string | null {
  if (value === null || typeof value !== 'object' || depth > 4) return null;
  if (Array.isArray(value)) {
    for (const item of value.slice(0, 20)) {
      const found = findText(item, keys, depth + 1);
      if (found) return found;
    }
    return null;
  }
  const record = value as LooseResult;
  for (const key of keys) {
    const text = record[key];
    if (typeof text === 'string' && /^[\d.]{7,15}$|^[0-9a-f:]*:[0-9a-f:]*$/i.test(text)) return text;
  }
  for (const item of Object.values(record)) {
    const found = findText(item, keys, depth + 1);
    if (found) return found;
  }
  return null;
}

function sideOfShow(result: unknown): Side | null {
  const type = findType(result, 0);
  if (type === null) return null;
  return type.toLowerCase() === 'hub' ? 'hub' : type.toLowerCase() === 'spoke' ? 'spoke' : null;
}

/** `Type:Hub` and `Type:Spoke` of `show dmvpn`. */
function findType(value: unknown, depth: number): string | null {
  if (value === null || typeof value !== 'object' || depth > 4) return null;
  if (!Array.isArray(value) && typeof (value as LooseResult)['type'] === 'string') {
    const type = (value as LooseResult)['type'] as string;
    if (/^(hub|spoke)$/i.test(type)) return type;
  }
  for (const item of Array.isArray(value) ? value.slice(0, 20) : Object.values(value as LooseResult)) {
    const found = findType(item, depth + 1);
    if (found) return found;
  }
  return null;
}

/** What one output tells of its router holds for all outputs behind the same prompt. */
function shareByHost(observations: readonly Observation[]): void {
  const known = new Map<string, { side: Side | null; nbma: Address | null }>();
  for (const { speaker } of observations) {
    if (!speaker?.host) continue;
    const entry = known.get(speaker.host) ?? { side: null, nbma: null };
    entry.side ??= speaker.side;
    entry.nbma ??= speaker.nbma;
    known.set(speaker.host, entry);
  }
  for (const { speaker } of observations) {
    const entry = speaker?.host ? known.get(speaker.host) : undefined;
    if (!speaker || !entry) continue;
    speaker.side ??= entry.side;
    speaker.nbma ??= entry.nbma;
  }
}
