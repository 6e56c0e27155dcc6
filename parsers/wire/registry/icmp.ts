/** Types and codes of the ICMP and ICMPv6 messages that quote a packet, and of echo. */
import { type Registry, registry } from './table.ts';

/** ICMP types. */
export const icmpTypes = registry([
  [0, 'echo reply', 'RFC 792, echo'],
  [3, 'destination unreachable', 'RFC 792, destination unreachable'],
  [4, 'source quench', 'RFC 792, source quench'],
  [5, 'redirect', 'RFC 792, redirect'],
  [8, 'echo request', 'RFC 792, echo'],
  [9, 'router advertisement', 'RFC 1256 section 3'],
  [10, 'router solicitation', 'RFC 1256 section 3'],
  [11, 'time exceeded', 'RFC 792, time exceeded'],
  [12, 'parameter problem', 'RFC 792, parameter problem'],
  [13, 'timestamp request', 'RFC 792, timestamp'],
  [14, 'timestamp reply', 'RFC 792, timestamp'],
]);

/** ICMPv6 types. */
export const icmpv6Types = registry([
  [1, 'destination unreachable', 'RFC 4443 section 3.1'],
  [2, 'packet too big', 'RFC 4443 section 3.2'],
  [3, 'time exceeded', 'RFC 4443 section 3.3'],
  [4, 'parameter problem', 'RFC 4443 section 3.4'],
  [128, 'echo request', 'RFC 4443 section 4.1'],
  [129, 'echo reply', 'RFC 4443 section 4.2'],
  [133, 'router solicitation', 'RFC 4861 section 4.1'],
  [134, 'router advertisement', 'RFC 4861 section 4.2'],
  [135, 'neighbor solicitation', 'RFC 4861 section 4.3'],
  [136, 'neighbor advertisement', 'RFC 4861 section 4.4'],
  [137, 'redirect', 'RFC 4861 section 4.5'],
]);

/** ICMP types whose body quotes the packet that caused them. */
export const ICMP_QUOTING: ReadonlySet<number> = new Set([3, 4, 5, 11, 12]);
/** ICMPv6 error types: RFC 4443 section 2.1 gives all of 1 to 127 to errors, four are assigned. */
export const ICMPV6_QUOTING: ReadonlySet<number> = new Set([1, 2, 3, 4]);

/** Codes by ICMP type, in words. */
export const icmpCodes: Readonly<Record<number, Registry>> = {
  3: registry([
    [0, 'network unreachable', 'RFC 792, destination unreachable'],
    [1, 'host unreachable', 'RFC 792, destination unreachable'],
    [2, 'protocol unreachable', 'RFC 792, destination unreachable'],
    [3, 'port unreachable', 'RFC 792, destination unreachable'],
    [4, 'fragmentation needed', 'RFC 792, destination unreachable; RFC 1191 section 4'],
    [5, 'source route failed', 'RFC 792, destination unreachable'],
    [6, 'destination network unknown', 'RFC 1122 section 3.2.2.1'],
    [7, 'destination host unknown', 'RFC 1122 section 3.2.2.1'],
    [8, 'source host isolated', 'RFC 1122 section 3.2.2.1'],
    [9, 'network administratively prohibited', 'RFC 1122 section 3.2.2.1'],
    [10, 'host administratively prohibited', 'RFC 1122 section 3.2.2.1'],
    [11, 'network unreachable for type of service', 'RFC 1122 section 3.2.2.1'],
    [12, 'host unreachable for type of service', 'RFC 1122 section 3.2.2.1'],
    [13, 'administratively prohibited', 'RFC 1812 section 5.2.7.1'],
    [14, 'host precedence violation', 'RFC 1812 section 5.2.7.1'],
    [15, 'precedence cutoff in effect', 'RFC 1812 section 5.2.7.1'],
  ]),
  4: registry([[0, 'source quench', 'RFC 792, source quench']]),
  5: registry([
    [0, 'redirect for network', 'RFC 792, redirect'],
    [1, 'redirect for host', 'RFC 792, redirect'],
    [2, 'redirect for type of service and network', 'RFC 792, redirect'],
    [3, 'redirect for type of service and host', 'RFC 792, redirect'],
  ]),
  11: registry([
    [0, 'time to live exceeded in transit', 'RFC 792, time exceeded'],
    [1, 'fragment reassembly time exceeded', 'RFC 792, time exceeded'],
  ]),
  12: registry([
    [0, 'pointer indicates the error', 'RFC 792, parameter problem'],
    [1, 'required option missing', 'RFC 1122 section 3.2.2.5'],
    [2, 'bad length', 'IANA icmp-parameters'],
  ]),
};

/** Codes by ICMPv6 type, in words. */
export const icmpv6Codes: Readonly<Record<number, Registry>> = {
  1: registry([
    [0, 'no route to destination', 'RFC 4443 section 3.1'],
    [1, 'administratively prohibited', 'RFC 4443 section 3.1'],
    [2, 'beyond scope of source address', 'RFC 4443 section 3.1'],
    [3, 'address unreachable', 'RFC 4443 section 3.1'],
    [4, 'port unreachable', 'RFC 4443 section 3.1'],
    [5, 'source address failed policy', 'RFC 4443 section 3.1'],
    [6, 'reject route to destination', 'RFC 4443 section 3.1'],
    [7, 'error in source routing header', 'RFC 6554 section 8'],
  ]),
  2: registry([[0, 'packet too big', 'RFC 4443 section 3.2']]),
  3: registry([
    [0, 'hop limit exceeded in transit', 'RFC 4443 section 3.3'],
    [1, 'fragment reassembly time exceeded', 'RFC 4443 section 3.3'],
  ]),
  4: registry([
    [0, 'erroneous header field', 'RFC 4443 section 3.4'],
    [1, 'unrecognized next header', 'RFC 4443 section 3.4'],
    [2, 'unrecognized IPv6 option', 'RFC 4443 section 3.4'],
    [3, 'first fragment has incomplete header chain', 'RFC 7112 section 8'],
  ]),
};
