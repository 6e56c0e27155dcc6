declare module 'pcap-parser' {
  interface PacketEvent {
    header: {
      timestampSeconds: number;
      timestampMicroseconds: number;
      capturedLength: number;
      originalLength: number;
    };
    data: Uint8Array;
  }
  interface Parser {
    on(event: 'packet', listener: (packet: PacketEvent) => void): this;
    on(event: 'end', listener: () => void): this;
    on(event: 'error', listener: (error: Error) => void): this;
  }
  const pcapParser: { parse(input: string | NodeJS.ReadableStream): Parser };
  export default pcapParser;
}
