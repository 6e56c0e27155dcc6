import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type HubOptions, writeHub, writeIkeOnly } from './captures.ts';
import { writeEsp } from './esp.ts';
import { type LogOptions, writeSyslog, writeTranscript } from './logs.ts';

/** Outside the repository: gigabytes that anybody can make again. */
export const FOLDER = join(tmpdir(), 'dmvpn-trace-bench');

const MB = 1_000_000;

/** 1 % of 1.6 million frames is IKE: nine frames of each bring-up, the rest dead peer detection. */
const HUB_SESSIONS = 300;
export const HUB: Omit<HubOptions, 'bytes'> = {
  seed: 1,
  spokes: 1000,
  sessions: HUB_SESSIONS,
  sizes: [72, 1150],
  nhrpShare: 0.005,
  dpdShare: 0.0085,
};
export const SYSLOG: Omit<LogOptions, 'bytes'> = {
  seed: 4,
  share: 0.1,
  spokes: 1000,
  language: 'en',
  encoding: 'utf-8',
};

/** Bring-ups of the rows that compare few spokes with many. */
export const SPOKE_SESSIONS = 10_000;

/** Writes the inputs of one size once. */
export class Inputs {
  readonly #scale: number;

  constructor(scale: number) {
    this.#scale = scale;
    mkdirSync(FOLDER, { recursive: true });
  }

  hub(format: 'pcap' | 'pcapng' = 'pcap'): string {
    const sessions = Math.ceil(HUB_SESSIONS * this.#scale);
    return this.#once(`hub.${format}`, (path) =>
      writeHub(path, { ...HUB, sessions, bytes: 1000 * MB * this.#scale, format }),
    );
  }

  hubGzip(): string {
    const plain = this.hub();
    return this.#once('hub.pcap.gz', (path) => {
      const packed = spawnSync('bash', ['-c', 'gzip -c "$1" > "$2"', 'bench', plain, path]);
      if (packed.status !== 0) throw new Error('gzip is needed to write this input');
    });
  }

  small(): string {
    return this.#once('small.pcap', (path) =>
      writeHub(path, {
        seed: 2,
        spokes: 1000,
        sessions: Math.ceil(500 * this.#scale),
        sizes: [90, 93],
        bytes: 500 * MB * this.#scale,
      }),
    );
  }

  ike(): string {
    return this.#once('ike.pcap', (path) => writeIkeOnly(path, 3, 100 * MB * this.#scale));
  }

  syslog(language: 'en' | 'zh-TW', encoding: 'utf-8' | 'big5'): string {
    return this.#once(`syslog-${language}-${encoding}.log`, (path) =>
      writeSyslog(path, { ...SYSLOG, language, encoding, bytes: 500 * MB * this.#scale }),
    );
  }

  transcript(): string {
    return this.#once('transcript.log', (path) =>
      writeTranscript(path, { seed: 5, bytes: 200 * MB * this.#scale, spokes: 1000 }),
    );
  }

  /** @returns the capture and its key table as Wireshark keeps it */
  esp(cipher: 'aes' | '3des', inner: number): { capture: string; keys: string; table: string } {
    const packets = Math.ceil(40_000 * this.#scale);
    const keys = join(FOLDER, `esp-${cipher}-${inner}-x${this.#scale}.esp_sa`);
    const capture = this.#once(`esp-${cipher}-${inner}.pcap`, (path) =>
      writeFileSync(keys, `${writeEsp(path, { cipher, inner, packets }).table}\n`),
    );
    return { capture, keys, table: readFileSync(keys, 'utf8').trim() };
  }

  spokesCapture(spokes: number): string {
    return this.#once(`spokes-${spokes}.pcap`, (path) =>
      writeHub(path, {
        seed: 6,
        spokes,
        sessions: Math.ceil(SPOKE_SESSIONS * this.#scale),
        sizes: [90, 93],
        bytes: 300 * MB * this.#scale,
      }),
    );
  }

  spokesLog(spokes: number): string {
    return this.#once(`spokes-${spokes}.log`, (path) =>
      writeSyslog(path, { ...SYSLOG, seed: 7, share: 0.5, spokes, bytes: 500 * MB * this.#scale }),
    );
  }

  #once(name: string, write: (path: string) => unknown): string {
    const dot = name.indexOf('.');
    const path = join(FOLDER, `${name.slice(0, dot)}-x${this.#scale}${name.slice(dot)}`);
    if (existsSync(path)) return path;
    process.stderr.write(`writing ${name}\n`);
    write(`${path}.part`);
    renameSync(`${path}.part`, path);
    return path;
  }
}
