/** Hands on every frame of a capture, for whoever wants to see all of them and not only what matters. */
import type { CaptureInterface, FrameSink } from './frame-sink.ts';
import { NO_TIME } from './frame-sink.ts';
import { CaptureReader } from './reader.ts';
import type { CapturedFrame } from './scan-result.ts';

/** A frame as `Scan` hands it on, without the place of its network layer, which nobody has looked for. */
export type AnyFrame = Omit<CapturedFrame, 'etherType' | 'networkOffset'>;

export class EveryFrame implements FrameSink {
  readonly #reader = new CaptureReader(this);
  readonly #onFrame: (frame: AnyFrame) => void;
  #bytes = new Uint8Array(0);
  #source: CaptureInterface | null = null;

  /** @param onFrame gets each frame; its bytes are valid only during the call */
  constructor(onFrame: (frame: AnyFrame) => void) {
    this.#onFrame = onFrame;
  }

  /** Takes the next bytes of the capture file; the chunk may be used again afterwards. */
  push(chunk: Uint8Array): void {
    this.#reader.push(chunk);
  }

  /** To be called once after the last chunk. */
  end(): void {
    this.#reader.end();
  }

  window(bytes: Uint8Array): void {
    this.#bytes = bytes as Uint8Array<ArrayBuffer>;
  }

  capturedOn(source: CaptureInterface): void {
    this.#source = source;
  }

  frame(
    number: number,
    offset: number,
    captured: number,
    original: number,
    seconds: number,
    nanoseconds: number,
    comment: string | null,
  ): void {
    const precision = this.#source?.precision ?? 1;
    this.#onFrame({
      frame: number,
      at: nanoseconds === NO_TIME ? null : { seconds, nanoseconds, precision, clock: 'utc' },
      linkType: this.#source?.linkType ?? 0,
      interfaceId: this.#source?.id ?? 0,
      bytes: this.#bytes.subarray(offset, offset + captured),
      originalLength: original,
      comment,
    });
  }
}
