"""The peer of the transcript row: one alternation for each facility over the bytes of every line."""
import re
import sys

ADDRESS = rb"\d+\.\d+\.\d+\.\d+"
FACILITIES = {
    b"ISAKMP": [
        rb"Old State = (\S+) +New State = (\S+)",
        rb"Input = (\S+), (\S+)",
        rb"Node (-?\d+), Input = (\S+), (\S+)",
        rb"sending packet to (\S+) my_port (\d+) peer_port (\d+) \((\w)\) (\S+)",
        rb"received packet from (\S+) dport (\d+) sport (\d+) \S+ \((\w)\) ([\w ]+)",
        rb"Sending an IKE IPv4 Packet",
        rb"processing vendor id payload",
        rb"processing (\S+) payload\. message ID = (-?\d+)",
        rb"processing NOTIFY (\S+) protocol (\d)",
        rb"vendor ID seems Unity/DPD but major (\d+) mismatch",
        rb"vendor ID is NAT-T (.+)",
        rb"vendor ID is (\S+)",
        rb"Checking ISAKMP transform (\d+) against priority (\d+) policy",
        rb"Checking IPSec proposal (\d+)",
        rb"atts are acceptable(?:\. Next payload is (\d+))?",
        rb"Acceptable atts:(?:actual )?life: (\d+)",
        rb"Fill atts in sa (\w+):(\d+)",
        rb"encryption (\S+)",
        rb"hash (\w+)",
        rb"default group (\d+)",
        rb"auth (\S+)",
        rb"keylength of (\d+)",
        rb"life type in (\w+)",
        rb"life duration \((\w+)\) of +(.*)",
        rb"SA life type in (\w+)",
        rb"SA life duration \((\w+)\) of +(.*)",
        rb"encaps is (\d)",
        rb"authenticator is (\S+)",
        rb"key length is (\d+)",
        rb"transform (\d+), (\S+)",
        rb"attributes in transform",
        rb"Returning Actual lifetime: (\d+)",
        rb"Started lifetime timer: (\d+)",
        rb"received payload type (\d+)",
        rb"His hash no match",
        rb"No NAT Found for self or peer",
        rb"SA is doing (.+) authentication using id type (\S+)",
        rb"ID payload",
        rb"Total payload length: (\d+)",
        rb"peer matches (\S+) of the profiles",
        rb"SA authentication status",
        rb"SA has been authenticated with (" + ADDRESS + rb")",
        rb"Process initial contact",
        rb"Trying to insert a peer (\S+)",
        rb"beginning (\w+) Mode exchange(?:, M-ID of (-?\d+))?",
        rb"QM (\w+) gets spi",
        rb"Creating IPSec SAs",
        rb"deleting node (-?\d+) error (\w+) reason \"(.*)\"",
        rb"set new node (-?\d+) to (\S+)",
        rb"found peer pre-shared key matching (\S+)",
        rb"local preshared key found",
        rb"constructed NAT-T vendor-(\S+) ID",
        rb"Scanning profiles for xauth",
        rb"speaking to another IOS box",
        rb"[Cc]reated a peer struct for (\S+), peer port (\d+)",
        rb"Locking peer struct (\S+), refcount (\d+) for (\S+)",
        rb"insert sa successfully sa = (\S+)",
        rb"local port (\d+), remote port (\d+)",
        rb"retransmitting phase (\d) (\S+)",
    ],
    b"IPSEC": [
        rb"sa_request",
        rb"sa created",
        rb"sa_dest= (\S+), sa_proto= (\d+)",
        rb"sa_spi= (\S+)\((\d+)\)",
        rb"proposal part #(\d+)",
        rb"got a queue event with (\d+) KMI message",
        rb"reconnecting with the same proxies and peer (\S+)",
        rb"src (\S+), dest (\S+), dest_port (\d+)",
        rb"get enable SA peer (\S+) current outbound sa to SPI (\S+)",
        rb"updated peer (\S+) current outbound sa to SPI (\S+)",
        rb"rec'd enable notify from ISAKMP",
        rb"enable SA with spi (\d+)/(\d+)",
        rb"updating (\S+) ident (\S+) with tun_decap_oce (\S+)",
        rb"connection lookup returned (\S+)",
        rb"Checking tunnel status",
        rb"tunnel coming up",
        rb"Signalling NHRP",
        rb"tunnel_protection_\w+",
        rb"good socket ready message",
        rb"Good listen request",
        rb"Got MTU message mtu (\d+)",
    ],
    b"NHRP": [
        rb"(Send|Receive) (\w+) (Request|Reply) via (\S+) vrf (\S+), packet size: (\d+)",
        rb"src: (\S+), dst: (\S+)",
        rb"Attempting to send packet via DEST (\S+)",
        rb"Encapsulation succeeded\. +Tunnel IP addr (\S+)",
        rb"Cache (\w+) for target (\S+) next-hop (\S+)",
        rb"Adding Tunnel Endpoints \(VPN: (\S+), NBMA: (\S+)\)",
        rb"Successfully attached NHRP subblock",
        rb"Inserted subblock node for cache: Target (\S+) nhop (\S+)",
        rb"Converted internal dynamic cache entry for (\S+) interface (\S+) to external",
        rb"Creating dynamic multicast mapping +NBMA: (\S+)",
        rb"Added dynamic multicast mapping for NBMA: (\S+)",
        rb"Updating our cache with NBMA: (\S+), NBMA_ALT: (\S+)",
        rb"New mandatory length: (\d+)",
        rb"netid_in = (\d+), to_us = (\d)",
        rb"if_up: (\S+) proto (\d+)",
    ],
    b"CRYPTO": [
        rb"Application started listening",
        rb"(Active|Passive) open, socket info: local (\S+) (\S+), remote (\S+) (\S+), prot (\d+), ifc (\S+)",
        rb"Completed binding of application to socket",
    ],
    b"%": [rb"Interface (\S+), changed state to (\w+)", rb"Neighbor (\S+) \((\S+)\) is (\w+): (.*)", rb"ISAKMP is ON"],
}

TAG = re.compile(rb"^\*?(\w{3} +\d+ [\d:.]+): +(ISAKMP|IPSEC|NHRP|CRYPTO|%)?")
ALTERNATIONS = {facility: re.compile(b"|".join(forms)) for facility, forms in FACILITIES.items()}
CONTINUATION = re.compile(
    b"|".join(
        [
            rb"client (?:NBMA|protocol): (\S+)",
            rb"src NBMA: (\S+)",
            rb"src protocol: (\S+), dst protocol: (\S+)",
            rb"reqid: (\d+)",
            rb"code: (.+)\((\d+)\)",
            rb"prefix: (\d+), mtu: (\d+), hd_time: (\d+)",
            rb"pktsz: (\d+) extoff: (\d+)",
            rb"(local|remote)_proxy= (\S+)",
            rb"has spi +(\S+) and conn_id (\d+)",
            rb"(inbound|outbound) SA from (\S+) to (\S+)",
            rb"lifetime of (\d+) (\w+)",
            rb"sa_lifetime\(k/sec\)= \((\d+)/(\d+)\)",
            rb"sa_spi= (\S+)\((\d+)\)",
            rb"address +: (\S+)",
            rb"type +: (\d+)",
            rb"port +: (\d+)",
        ]
    )
)

count = 0
with open(sys.argv[1], "rb") as log:
    for line in log:
        tag = TAG.match(line)
        if tag is None:
            continue
        facility = tag.group(2)
        pattern = ALTERNATIONS[facility] if facility else CONTINUATION
        match = pattern.search(line, tag.end())
        if match:
            fields = match.groups()
            count += 1
print(count)
