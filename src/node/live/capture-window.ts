import { Scan } from '../../../parsers/capture/scan.ts';
import type { CapturedFrame } from '../../../parsers/capture/scan-result.ts';
import { emptyKeyStore, type KeyStore } from '../../../parsers/crypto/keys.ts';
import type { Observation, Side, Source } from '../../observation.ts';
import { CaptureObserver } from '../../observe/capture.ts';
import { NatDetection } from '../../observe/nat-detection.ts';
import { nodeCiphers } from '../ciphers.ts';

/** Control frames remembered: a bring-up has 20, so these are the last thousand of them. */
const MAX_FRAMES = 20_000;
/** Bytes of them: certificates make large frames. */
const MAX_FRAME_BYTES = 32 * 1024 * 1024;

/**
 * The recent past of a capture that goes on for weeks: the last control frames as they were, and the counters
 * of all ESP flows. Older frames are forgotten, so memory stays bounded.
 */
export class CaptureWindow {
  /** Control frames that came in, also those forgotten by now. */
  taken = 0;
  readonly #name: string;
  readonly #side: Side | null;
  readonly #keys: KeyStore | null;
  readonly #scan: Scan;
  /** Kept over all looks, so that a NAT is searched for once. */
  readonly #nat = new NatDetection(nodeCiphers());
  #frames: CapturedFrame[] = [];
  #bytes = 0;

  constructor(name: string, side: Side | null, keys: KeyStore | null) {
    this.#name = name;
    this.#side = side;
    this.#keys = keys;
    const probe = this.#observer().handlers();
    this.#scan = new Scan({
      ...probe,
      onControl: (frame) => this.#keep(frame),
      ...(probe.onEsp ? { onEsp: (frame: CapturedFrame) => this.#keep(frame) } : {}),
    });
  }

  /** Takes the next bytes of the capture file or pipe. False when it is no capture that can be read on. */
  push(chunk: Uint8Array): boolean {
    this.#scan.push(chunk);
    return !this.#scan.stopped;
  }

  /** Frames read so far, of any kind. */
  get frames(): number {
    return this.#scan.frames;
  }

  /** What the remembered frames show. */
  look(): { source: Source; observations: Observation[] } {
    const observer = this.#observer();
    const handlers = observer.handlers();
    for (const frame of this.#frames) handlers.onControl?.(frame);
    const result = this.#scan.result();
    const source = observer.finish(result, this.#name, this.#side, result.format ?? 'live');
    return { source, observations: observer.observations };
  }

  #observer(): CaptureObserver {
    return new CaptureObserver(
      this.#name,
      { ciphers: nodeCiphers(), store: this.#keys ?? emptyKeyStore() },
      this.#nat,
    );
  }

  #keep(frame: CapturedFrame): void {
    this.taken++;
    this.#frames.push({ ...frame, bytes: frame.bytes.slice() });
    this.#bytes += frame.bytes.length;
    if (this.#frames.length <= MAX_FRAMES && this.#bytes <= MAX_FRAME_BYTES) return;
    // Forgetting a quarter at a time keeps the cost of moving the rest small.
    const gone = this.#frames.splice(0, Math.ceil(this.#frames.length / 4));
    for (const { bytes } of gone) this.#bytes -= bytes.length;
  }
}
