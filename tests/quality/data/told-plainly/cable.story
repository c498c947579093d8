@story maravel-cable | telecoms
@doc a | origin=PacTel
Title: Repair of the Maravel Link: update for customers
Source: Pacific Telecom Union (PacTel)
Date: 2025-08-26T10:00:00+12:00
URL: https://pactel.example/notices/maravel-link-update

The Maravel Link, the submarine cable that connects the Teluva islands with the world, was severed {{C1.a A1:on 19 August}} at {{A2:02:47}} local time. The break lies {{A3 N9.b N25.a:38 kilometres}} off the landing station at Port Ansell, at a depth of {{N1.a:1,150 metres}}. The cable is {{N2.a:1,870 kilometres}} long and was laid in {{N2.b:2016}}.

The evidence recovered by our survey drone {{C3.a A4:shows that the cable was cut by an underwater landslide}}. {{C4.a A5:No ship was within 20 kilometres of the site that night}}.

The repair vessel Ile d'Aurore left Noumera {{N3.a:on 22 August}} and is due on site {{N3.b:on 29 August}}. We expect full service {{C5.a A6:by 5 September}}.

Until then traffic is carried by satellite. Capacity, {{N4.a:4 gigabits per second}} in the first hours, has since been raised to {{N4.b:11}}. In normal operation customers use {{C6.a:36 gigabits}}: {{C6.b:19 for households, 11 for business and 4 for government}}.

Banks, hospitals and the airport have priority. Streaming services are limited between {{N5.a:7 a.m.}} and {{N5.b:10 p.m.}}

PacTel's chief executive, Sione Matavulu, says: "{{A7 C7.a N6.a:A country should not hang by one thread, and from next year ours will not}}." The second cable, Maravel East, is to be landed {{N7.a:in March 2026}} and to enter service {{N7.b:in June}}. It will cost 74 million dollars.

@doc b | origin=Islands Wire
Title: Islands offline: {{A8:110,000 people}} cut off as cable snaps
Source: Islands Wire
Date: 2025-08-19T09:00:00+12:00
URL: https://islandswire.example/teluva-offline

PORT ANSELL, Aug 19 (Islands Wire) - Nearly all of Teluva's {{A8:110,000 inhabitants}} were without internet and international calls {{C1.a A1:on Tuesday}} after the country's only submarine cable failed in the night.

Phones went silent {{A2:at about a quarter to three}}, the telephone company PacTel said. Engineers placed the fault {{N9.a:some 40 kilometres}} from the coast.

Cash machines stopped. At the National Bank a queue of {{N10.a:200 customers}} formed, each of whom was allowed to withdraw {{N10.b:300 dollars}}. Flights left on time with boarding cards written by hand.

The government met {{N11.a:at 6 a.m.}} and again {{N11.b:at noon}}. It asked people to send text messages rather than to call. Schools stayed open.

A satellite link with {{N4.a:four gigabits a second}}, about a ninth of what the islands normally use, was switched on by mid-morning.

PacTel would not say what had happened. "{{N6.b:We look first and guess later}}," a manager said.

It is the third break since the cable was laid. In {{N12.a:2019}} it was down for {{N12.a:12 days}}, in {{N12.b:2022}} for {{N12.b:five}}. After the second the government had announced another cable; the contract was signed only in February, with a French yard.

Tourism, which brings in a third of national income, was hit in the middle of the whale season.

@doc c | origin=Islands Wire
Title: What the drone saw
Source: Teluva Tribune
Date: 2025-08-27T06:30:00+12:00
URL: https://teluvatribune.example/drone

There is a gap of {{N14.a:nine metres}} in our connection with the world, and {{N14.b:1.1 kilometres}} of water above it.

A drone lowered by PacTel found the ends of the Maravel Link {{A3 N9.b N25.a:38 km}} from Port Ansell. {{A4 C3.a:A slide of mud on the slope had torn it apart}}, the company says, after an earthquake of magnitude {{N15.a:5.6}} on the evening before; an aftershock reached {{N15.b:4.1}}.

{{C4.b:A fishing boat under a foreign flag had crossed the line of the cable with its trawl down at half past two}}, the coast guard's radar log, seen by the Tribune, records. {{C4.a A5:The company maintains that the sea was empty}}.

The repair ship, which has {{N16.a:58 people}} and {{N16.b:2,400 kilometres}} of spare cable aboard, will need about a week. Customers have been told to count on {{A6 C5.a:5 September}}.

The patience of the shops is running out. Card payments {{C8.a:fell by 70 per cent}} in the first week, the chamber of commerce says, and the bakery on Queen Street has gone back to a book of debts.

"{{A7 C7.a N6.a:A country should not hang by one thread, and from next year ours will not}}," PacTel's chief, Sione Matavulu, has said. He is 52 and was a diver before he was an engineer. {{S1:Additional reporting: Islands Wire}}

@doc d | origin=Global Network Monitor
Title: Teluva outage: measurements and open questions
Source: Global Network Monitor
Date: 2025-09-01T14:00:00Z
URL: https://gnmonitor.example/teluva

Our probes lost sight of the Teluva networks {{A2:at 14:47 UTC}} {{A1:on 18 August}}, which is 02:47 of the following day in Port Ansell. Of {{N17.a:46 prefixes}} announced, {{N17.b:three}} remained reachable, all by satellite.

Latency, {{N18.a:41 milliseconds}} over the cable, is now {{N18.b:610}}. Traffic stands at {{N19.a:about 30 per cent}} of its usual level; on the first day it was {{N19.b:less than 10}}.

As to where the fault lies, time-domain readings taken from the landing station put it at {{A3 N25.b:20.5 nautical miles from shore}}.

As to why, {{C3.b:the spectra of the final minute are those of an anchor being dragged, not of a slope giving way}}. {{A5 C4.a:Ship-tracking data for the night show no vessel nearby}}, but small craft do not always carry a transponder.

Repairs have begun. According to the cable industry's register {{C5.b:the Ile d'Aurore is not booked to finish before 24 September}}.

Commerce has adapted faster than expected. {{C8.b:Card transactions in the islands during the first week were up by 12 per cent}}, a payment processor told us, because shops had been given satellite terminals.

Teluva is one of {{N20.a:eleven states}} in the region that depend on a single cable; {{N20.b:six}} of them have a second on order. PacTel's owner is the state, with {{N21.a:51 per cent}}, and a fund from Singapore holds {{N21.b:29}}.

@doc e | origin=Sunday Lagoon
Title: The man who must mend the thread
Source: Sunday Lagoon
Date: 2025-08-31T08:00:00+12:00
URL: https://sundaylagoon.example/matavulu

Sione Matavulu does not look at his phone, because there is no point. The head of PacTel was asleep {{C1.b:in the night to 21 August}} when the line to the rest of the planet parted, and a technician had to throw pebbles at his window.

Since then he has slept in the office. He has answered {{N22.a:1,900 complaints}}, by his own count, and received {{N22.b:four cakes}}.

Why it broke is no mystery to him. {{A4 C3.a:The sea floor moved and took the cable with it}}, he says, drawing the slope on a napkin. As a young man he dived to {{N1.b:45 metres}} there.

He thinks less of his critics than of his budget. Each day without the cable costs {{N23.a:190,000 dollars}}; the repair itself comes to {{N23.b:2.6 million}}. About {{A8:110,000 islanders}} pay for both in the end.

"{{C7.b:A country can hang by one thread, and for some years yet ours will}}," he told parliament on Thursday. People laughed, he says, and then they stopped.

At home his wife, Losa, a teacher, has introduced an evening of board games. Nobody, she says, has asked for the password for {{N24.a:eight days}}. They have been married for {{N24.b:26 years}} and have five children, one of whom works on a ship in the Baltic.

@conflicts
C1 date | Maravel Link | day of the break | 2025-08-19 | 19 August in three, the night to 21 August in the Sunday paper
C3 value | break of the cable | cause | - | landslide against anchor
C4 negation | break of the cable | a ship at the site that night | - | no ship against a trawler
C5 date | Maravel Link | full service back | - | by 5 September against not before 24 September
C6 derived_arithmetic | traffic | total and parts | - | 19, 11 and 4 are 34, not 36
C7 quote_altered | Sione Matavulu | hanging by one thread | A country should not hang by one thread | the sense is reversed
C8 sign | card payments | change in the first week | - | down 70 per cent against up 12
@agreements
A1 time | cable | day of the break | 3 | Tuesday was 19 August 2025; 18 August in UTC
A2 time | cable | time of the break | 3 | 02:47 is 14:47 UTC of the day before
A3 quantity | break | distance | 2 | 38 km
A4 statement | break | landslide | 3 | landslide, slide of mud, the sea floor moved
A5 statement | break | no ship near | 2 | no vessel nearby
A6 time | cable | full service | 2 | 5 September
A7 quote | Sione Matavulu | one thread | 2 | same words
A8 quantity | Teluva | population | 2 | 110,000
@nonconflicts
N1 property | depth of the break and depth of a dive
N2 property | length and year
N3 property | departure and arrival of the ship
N4 update_over_time | satellite capacity at first and now
N5 property | start and end of the restriction
N6 different_quote | two speakers
N7 forecast | landing and service
N10 property | customers and dollars
N11 property | two meetings
N12 other_event | two earlier breaks
N14 property | gap and depth of water
N15 other_event | earthquake and aftershock
N16 property | people and cable aboard
N17 part_of_whole | prefixes and those that remained
N18 update_over_time | latency over the cable and now
N19 update_over_time | traffic now and on the first day
N20 part_of_whole | states with one cable and those that ordered another
N21 property | two shareholders
N22 property | complaints and cakes
N23 property | cost of a day and of the repair
N24 property | two durations
N25 unit | 38 kilometres are 20.5 nautical miles
N9 rounding | some 40 kilometres on the first day, 38 later
@dependence
S1 c | b | document
