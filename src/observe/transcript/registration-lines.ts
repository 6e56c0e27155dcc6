/** Registrations of which a log prints no body (`debug nhrp` without `packet`): the lines around tell whose they are. */
import type { Interpreted } from '../../../parsers/ios/messages/interpreter.ts';
import type { Fields } from '../../../parsers/ios/messages/row.ts';
import type { Address, Event, NhrpPacket } from '../../observation.ts';

/** What a hub says of its reply just before it sends it (N33). */
interface Decided {
  client: Address | null;
  nbma: Address | null;
  code: number | null;
}

const text = (fields: Fields, name: string): string | null => {
  const value = fields[name];
  return typeof value === 'string' ? value : null;
};

/** One router's registrations in the order of its log. */
class Registrations {
  /** The request that came last. */
  #received: NhrpPacket | null = null;
  #decided: Decided | null = null;
  /** Requests sent that nothing answered yet. */
  #sent: NhrpPacket[] = [];

  take(id: string, fields: Fields, packet: NhrpPacket | null): void {
    switch (id) {
      case 'N7':
        this.#received = packet;
        this.#decided = null;
        break;
      case 'N32':
        if (this.#received !== null) this.#received.source ??= text(fields, 'nbma');
        break;
      case 'N21':
      case 'N22':
        this.#name(text(fields, 'protocolAddress'), text(fields, 'nbma'));
        break;
      case 'N33':
        this.#decided = {
          client: text(fields, 'protocolAddress'),
          nbma: text(fields, 'nbma'),
          code: typeof fields['code'] === 'number' ? fields['code'] : null,
        };
        this.#name(this.#decided.client, this.#decided.nbma);
        break;
      case 'N8':
        if (packet !== null) this.#answer(packet, fields);
        break;
      case 'N6':
        if (packet !== null) this.#ask(packet, fields);
        break;
      case 'N9':
        if (packet !== null) this.#hear(packet);
        break;
      default:
    }
  }

  #name(client: Address | null, nbma: Address | null): void {
    const request = this.#received;
    if (request === null || client === null || (request.sourceProtocol ?? client) !== client) return;
    request.sourceProtocol = client;
    request.source ??= nbma;
  }

  /** The header of a reply has the hub’s tunnel address first and the client’s second. */
  #answer(reply: NhrpPacket, fields: Fields): void {
    const decided = this.#decided;
    reply.sourceProtocol ??= decided?.client ?? text(fields, 'destination');
    reply.destinationProtocol ??= text(fields, 'source');
    const request = this.#received;
    const isOfRequest = request !== null && request.sourceProtocol === reply.sourceProtocol;
    if (decided !== null && decided.client === reply.sourceProtocol) {
      reply.code ??= decided.code;
      reply.destination ??= decided.nbma;
    }
    if (isOfRequest) {
      reply.destination ??= request.source;
      request.destinationProtocol ??= reply.destinationProtocol;
    }
    this.#decided = null;
  }

  #ask(request: NhrpPacket, fields: Fields): void {
    request.sourceProtocol ??= text(fields, 'source');
    request.destinationProtocol ??= text(fields, 'destination');
    const { destinationProtocol } = request;
    // The same once more takes the place of the one before.
    this.#sent = this.#sent.filter((one) => one.destinationProtocol !== destinationProtocol);
    this.#sent.push(request);
  }

  /** With requests to two servers under way, a reply that names nobody may be of either. */
  #hear(reply: NhrpPacket): void {
    const [only, ...others] = this.#sent;
    if (reply.sourceProtocol !== null) {
      const { destinationProtocol } = reply;
      this.#sent = this.#sent.filter((one) => one.destinationProtocol !== destinationProtocol);
    } else if (only !== undefined && others.length === 0) {
      reply.sourceProtocol = only.sourceProtocol;
      reply.destinationProtocol ??= only.destinationProtocol;
      this.#sent = [];
    }
  }
}

/** Completes the packets of one transcript, router by router. */
export class RegistrationLines {
  readonly #routers = new Map<string | null, Registrations>();

  /** Takes the next reading; `events` are its own, which may be completed now or by what comes later. */
  take(
    { recognised: { id, facility, fields }, message: { host } }: Interpreted,
    events: readonly Event[],
  ): void {
    if (facility !== 'nhrp') return;
    let router = this.#routers.get(host);
    if (router === undefined) {
      router = new Registrations();
      this.#routers.set(host, router);
    }
    const packet = events.find((event) => event.kind === 'nhrp-packet') ?? null;
    router.take(id, fields, packet);
  }
}
