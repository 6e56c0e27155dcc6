import {
  type CaptureInterface,
  type CaptureSecrets,
  type FrameSink,
  NO_TIME,
} from '../../parsers/capture/frame-sink.ts';
import {
  decryptionSecrets,
  enhancedPacket,
  interfaceDescription,
  sectionHeader,
} from '../../parsers/capture/pcapng-writer.ts';
import { SECRETS_TYPE_ESP } from '../../parsers/crypto/recognise.ts';

/** What is put into the file besides its packets. */
export interface Annotations {
  /** Name and version of this program. */
  program: string;
  /** Comment on the whole file. */
  comment: string | null;
  /** Comments by frame number. */
  frames: ReadonlyMap<number, readonly string[]>;
  /** Lines of Wireshark's `esp_sa`; empty for none. */
  espKeys: string;
}

/**
 * Writes the frames of a capture as pcapng, as they come: every frame with its interface, time and length, the
 * comments it had, and new ones. Keys that the capture carries are kept.
 */
export class AnnotatedCapture implements FrameSink {
  readonly #write: (bytes: Uint8Array) => void;
  readonly #annotations: Annotations;
  readonly #interfaces = new Map<CaptureInterface, number>();
  #bytes: Uint8Array = new Uint8Array(0);
  #source: CaptureInterface | null = null;

  /** @param write takes the bytes of the file, block by block */
  constructor(annotations: Annotations, write: (bytes: Uint8Array) => void) {
    this.#write = write;
    this.#annotations = annotations;
    const { program, comment, espKeys } = annotations;
    write(sectionHeader(program, comment === null ? null : cleaned(comment)));
    if (espKeys !== '') write(decryptionSecrets(SECRETS_TYPE_ESP, new TextEncoder().encode(espKeys)));
  }

  window(bytes: Uint8Array): void {
    this.#bytes = bytes;
  }

  capturedOn(source: CaptureInterface): void {
    this.#source = source;
    if (this.#interfaces.has(source)) return;
    this.#interfaces.set(source, this.#interfaces.size);
    this.#write(interfaceDescription(source));
  }

  secrets({ type, bytes }: CaptureSecrets): void {
    this.#write(decryptionSecrets(type, bytes));
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
    const source = this.#source;
    if (source === null) return;
    const added = this.#annotations.frames.get(number) ?? [];
    this.#write(
      enhancedPacket({
        interfaceId: this.#interfaces.get(source)!,
        at: nanoseconds === NO_TIME ? null : { seconds, nanoseconds },
        precision: source.precision,
        bytes: this.#bytes.subarray(offset, offset + captured),
        originalLength: original,
        comments: [...(comment === null ? [] : [comment]), ...added.map(cleaned)],
      }),
    );
  }
}

/** Without control characters other than line ends: comments are shown on terminals. */
function cleaned(text: string): string {
  return text.replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g, ' ');
}
