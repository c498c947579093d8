@story skua-launch | space launch
@doc a | origin=Norrland Orbital
Title: Skua reaches orbit on second flight
Source: Norrland Orbital AB, press release
Date: 2026-09-16T13:00:00+02:00
URL: https://norrlandorbital.example/press/skua-2

Norrland Orbital today became the first company to place satellites in orbit from Swedish soil. The Skua rocket, {{A1:28.6 metres}} tall, lifted off from the Tärnvik range {{C1.a A2:at 09:47 local time}} (07:47 UTC). The second stage shut down {{N1.a:after 8 minutes and 52 seconds}} in a circular orbit {{A3 C2.a:520 kilometres}} above the Earth. {{A4 C3.a:All seven satellites were released}} within {{N1.b:54 minutes}} of launch.

Their combined mass is {{A5 C4.a N2.b:412 kilograms}}: one Earth observation satellite of {{N2.a:190 kg}}, three radio satellites of 48 kg and three student cubes of 26 kg each.

Today's flight had first been set for {{A6 C5.a:9 September}}, when strong winds aloft forced us to stop the countdown at T minus 14 minutes. On our maiden flight, {{N4.a:on 3 December 2025}}, the vehicle was lost {{N5.b:71 seconds}} after ignition.

"{{C6.a A7:We have learned more from one failure than from ten reviews}}," {{C6.a A7:said Astrid Nyhagen, chief executive}}.

The launch was sold for {{A8 C4.a:9.5 million euros}}. Four more flights are planned {{N6.a:for 2027}}, and {{N6.b:nine}} for 2028. Norrland Orbital, founded in 2017 by five engineers from Luleå, employs {{A9:240 people}} and is listed in Stockholm.
@doc b | origin=Nordic News Bureau
Title: Swedish rocket delivers seven satellites
Source: Nordic News Bureau
Date: 2026-09-16T18:10:00+02:00
URL: https://nordicnewsbureau.example/2026/09/16/skua

TÄRNVIK, Sweden (NNB) - A Swedish rocket put seven satellites into orbit {{N4.b:on Wednesday}}, nine months after its first flight ended in a fireball.

The two-stage Skua, {{A1:94 feet}} tall, rose from the edge of a birch forest {{C1.a A2:at thirteen minutes to ten}}. It headed north across the sea of Norway, where the spent first stage came down 1,140 kilometres away, and fifty-four minutes later {{A4 C3.a:the last of its seven passengers had floated free}} at {{A3 C2.a:an altitude of 520 kilometres}}.

An attempt {{A6 C5.a:a week ago}} was called off because of high winds.

At {{A8 C4.a:9.5 million euros}} for {{A5 C4.a:412 kilograms}}, the customers pay {{A10 C4.a:about 23,000 euros for each kilo}}, four times what the big American rockets ask, but they may choose their day and their orbit.

{{C7.a A11:Shares of Norrland Orbital closed 7.3 percent higher}} in Stockholm, at 61.80 kronor.

The firm has spent {{N8.a:130 million euros}} so far, of which {{N8.b:45 million}} came from the state. It hopes for a profit {{N9.a:in 2029}}; {{N9.b:last year it lost 38 million}}. Rivals in Scotland, Norway and Germany have yet to reach orbit. Some {{A12 N10.a:1,500 spectators}} watched from a ski slope across the lake, 12 kilometres off.
@doc c | origin=Nordic News Bureau | copy-of=b
Title: Up, up and away from Tärnvik
Source: Västerbotten Messenger
Date: 2026-09-17T05:00:00+02:00
URL: https://vasterbottenmessenger.example/tarnvik

A Swedish rocket put seven satellites into orbit on Wednesday, nine months after its first flight ended in a fireball.

The two-stage Skua, {{A1:94 feet}} tall, rose from the edge of a birch forest {{C1.b:at twenty past eleven in the morning}}. It headed north across the sea of Norway, where the spent first stage came down 1,140 kilometres away, and fifty-four minutes later {{A4 C3.a:the last of its seven passengers had floated free}} at {{A3 C2.a:an altitude of 520 kilometres}}.

{{C5.b:On Monday}} an attempt had been called off because of high winds.

{{C7.b:Shares of Norrland Orbital closed 7.3 percent lower}} in Stockholm. Rivals in Scotland, Norway and Germany have yet to reach orbit. Some {{A12 N10.a:1,500 spectators}} watched from a ski slope across the lake, 12 kilometres off.

The campsite sold out in May. "They come from Japan, and they want to see a reindeer first and the rocket second," said its owner, Berit Lundmark, who has put in {{N11.a:22 new cabins}} besides the {{N11.b:16 old ones}}. The municipality of Tärnvik, population 2,050, earns 1.1 million kronor from every launch. A siren sounds an hour before; school starts late on such days, with pancakes. ({{S1:NNB}})
@doc d | origin=Orbital Ledger
Title: Skua 2: a success, with an asterisk
Source: Orbital Ledger (newsletter)
Date: 2026-09-22
URL: https://orbitalledger.example/skua-2

Six days on, it is time to look at the tracking data. They show the cluster from Tärnvik circling at {{C2.b:590 kilometres}}, and they show something else. There are six satellites and an upper stage, not seven and one. {{C3.b:One of the student cubes, TOMTE, never left its dispenser}} and is still bolted to the stage, two sources at the customer's ground station say. The other six have answered.

At least it was a cheap lesson, though not for those who pay by weight: {{A8:nine and a half million euros}} for {{A5:412 kilos}} works out at {{C4.b:32,000 euros a kilo}}, and the students flew at half price.

The mood in the control room can be gathered from one sentence. "{{C6.b:We have learned more from one failure than from ten reviews}}," {{C6.b:said Pekka Salonius, the flight director}}, once the champagne was open.

The failure he meant was caused by a valve that cost 340 euros. It froze {{N5.a:64 seconds}} into the flight of last December; seven seconds later the rocket was gone.

Next up is Skua 3, in March, with five satellites and a new fairing. {{A9:Two hundred and forty people}} work on it, and a further 35 are wanted. The insurers have cut the premium from 18 to 13 percent.
@doc e | origin=Dagens Lyft
Title: "The floor began to hum": a day on the ski slope
Source: Dagens Lyft
Date: 2026-09-17T06:00:00+02:00
URL: https://dagenslyft.example/tarnvik-reportage

At {{C1.a A2:a quarter to ten, give or take two minutes}}, Elsa Nutti's coffee trembled. Then came the light, and only 35 seconds later the sound. "The floor began to hum," said the 82-year-old, who has lived on the far shore of the lake since she was born and who thinks that the thing is noisy but handsome.

{{A12 N10.a:Fifteen hundred people}} had climbed the slope. {{N10.b:Two hundred and ten}} of them were schoolchildren from Umeå, whose own satellite, the size of a shoebox, sat under the nose cone. Teacher Johan Frisk wept a little. He had done so {{A6 C5.a:on Wednesday of last week}} too, when it was too windy.

In the tent of the company they embraced, they hit a gong. "{{C6.a A7:We have learned more from one failure than from ten reviews}}," {{C6.a A7:Astrid Nyhagen, 46}}, cried over the noise.

For one kilogram {{A10 C4.a:something like twenty-three thousand euros}} are due. It is six times the price of saffron, someone has worked out.

{{A11 C7.a:On the stock exchange the share gained more than seven percent}}. Elsa Nutti owns forty of them. She bought them {{N16.b:at 48 kronor}} and will sell, she says, {{N16.a:at a hundred}}, and get the boathouse painted.

@conflicts
C1 time | Skua | liftoff on 16 September, local time | 09:47 | 09:47, thirteen minutes to ten, about a quarter to ten; the reprint says twenty past eleven
C2 value | satellites | height of the orbit | 520 km | company and agency 520 kilometres, newsletter 590
C3 negation | Skua | all seven satellites released | - | company and agency say that all seven were released, the newsletter that one never left its dispenser
C4 derived_arithmetic | launch | price for a kilogram | 23,000 euros | 9.5 million for 412 kilograms are about 23,000 a kilo, not 32,000
C5 date | Skua | attempt called off because of wind | 2026-09-09 | 9 September, a week ago, Wednesday of last week; the reprint says Monday (14 September)
C6 quote_attribution | more from one failure than from ten reviews | speaker | Astrid Nyhagen | company and newspaper: Nyhagen, newsletter: Pekka Salonius
C7 sign | Norrland Orbital | share on 16 September | rose | closed 7.3 percent higher, gained more than seven percent, against 7.3 percent lower
@agreements
A1 quantity | Skua | height | 2 | 28.6 metres are 94 feet
A2 time | Skua | liftoff | 3 | 09:47 is thirteen minutes to ten
A3 quantity | satellites | orbit | 2 | 520 kilometres
A4 statement | satellites | all seven released | 2 | company and agency
A5 quantity | satellites | total mass | 3 | 412 kg
A6 time | Skua | attempt called off | 3 | 9 September is a week before, Wednesday of last week
A7 quote | Astrid Nyhagen | more from one failure | 2 | same words, same speaker
A8 quantity | launch | price | 3 | 9.5 million is nine and a half million euros
A9 quantity | Norrland Orbital | employees | 2 | 240
A10 derived | launch | price for a kilogram | 2 | about 23,000 euros
A11 statement | Norrland Orbital | share rose on the day | 2 | 7.3 percent is more than seven percent
A12 quantity | launch | spectators on the slope | 2 | 1,500, fifteen hundred
@nonconflicts
N1 property | burning time of the stages and time of the last release
N2 part_of_whole | mass of one satellite and of all
N4 other_event | maiden flight in December, second flight in September
N5 property | valve froze after 64 seconds, rocket lost after 71
N6 forecast | flights planned for 2027 and for 2028
N8 part_of_whole | money spent, and the state's part of it
N9 forecast | profit hoped for in 2029, loss of last year
N10 part_of_whole | 210 schoolchildren among 1,500 spectators
N11 property | new and old cabins
N16 forecast | price paid and price hoped for
@dependence
S1 c | b | document
