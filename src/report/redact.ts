import type { Report } from '../judgement.ts';

/** Dotted quads; netmasks and the unspecified address tell nothing about a network and stay. */
const IPV4 = /(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.]*\d)/g;
/** Text forms of RFC 4291 section 2.2 with at least two colons and a hex digit. */
const IPV6 = /(?<![\w:.])(?=[0-9a-f:]*[0-9a-f])(?:[0-9a-f]{0,4}:){2,7}[0-9a-f]{0,4}(?![\w:])/gi;
/** Times such as 09:31:42 have the form of an address and are none. */
const CLOCK = /^\d{1,2}:\d{2}:\d{2}$/;

/** Fields whose values are numbers or words of the report itself: a router named `0` or `done` must not change them. */
const OWN_WORDS = new Set([
  ...['at', 'first', 'last', 'offset', 'uncertainty', 'offsetMin', 'offsetMax', 'drift'],
  ...['verdict', 'outcome', 'confidence', 'severity', 'domain', 'faultDomain'],
  ...['column', 'sender', 'side', 'how', 'kind', 'mode', 'crypto', 'direction', 'encapsulation', 'code'],
]);

/**
 * Replaces addresses, host names and file names by pseudonyms, so that a report can be sent outside. The
 * same value gets the same pseudonym wherever it stands; pseudonyms are numbered in the order in which values
 * first appear, because a hash of an address is undone by trying all addresses.
 */
export class Redactor {
  readonly #pseudonyms = new Map<string, string>();
  readonly #counts = new Map<string, number>();
  #names: RegExp | null = null;

  /** Takes names that are to be hidden wherever they stand, e.g. host names. */
  hide(names: Iterable<string>, kind: string): void {
    for (const name of names) if (name !== '') this.#pseudonym(name, kind);
    const known = [...this.#pseudonyms.keys()].sort((a, b) => b.length - a.length).map(escaped);
    this.#names = known.length > 0 ? new RegExp(`(?<![\\w.-])(?:${known.join('|')})(?![\\w-])`, 'g') : null;
  }

  /** The text with everything that identifies a network replaced. */
  text(text: string): string {
    const named = this.#names ? text.replace(this.#names, (name) => this.#pseudonyms.get(name)!) : text;
    return named
      .replace(IPV4, (address) => (isMask(address) ? address : this.#pseudonym(address, 'ip')))
      .replace(IPV6, (address) =>
        CLOCK.test(address) ? address : this.#pseudonym(address.toLowerCase(), 'ip'),
      );
  }

  /** The same for every text in a value; the names of fields stay. */
  value<T>(value: T): T {
    if (typeof value === 'string') return this.text(value) as T;
    if (Array.isArray(value)) return value.map((item) => this.value(item)) as T;
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, OWN_WORDS.has(key) ? item : this.value(item)]),
    ) as T;
  }

  #pseudonym(name: string, kind: string): string {
    let pseudonym = this.#pseudonyms.get(name);
    if (pseudonym === undefined) {
      const count = (this.#counts.get(kind) ?? 0) + 1;
      this.#counts.set(kind, count);
      pseudonym = `${kind}-${count}`;
      this.#pseudonyms.set(name, pseudonym);
    }
    return pseudonym;
  }
}

/** The report without anything that tells whose network it is. */
export function redactReport(report: Report): Report {
  const redactor = new Redactor();
  redactor.hide(
    report.sources.map((source) => source.path),
    'file',
  );
  const hosts = report.attempts.flatMap(({ spoke, hub }) => [spoke.hostname ?? '', hub.hostname ?? '']);
  redactor.hide(hosts, 'host');
  // The schema's name and the version are no addresses, though a version may look like one.
  return { ...redactor.value(report), schema: report.schema, tool: report.tool };
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

function isMask(address: string): boolean {
  return address === '0.0.0.0' || address.startsWith('255.');
}
