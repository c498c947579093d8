@story marenza-seizure | customs
@doc a | origin=Customs and Border Guard
Title: Major narcotics seizure at the port of Marenza
Source: Customs and Border Guard Service
Date: 2025-02-12T09:30:00+01:00
URL: https://customs-guard.example/news/marenza-11-february

Officers of the Customs and Border Guard Service seized {{C1.a A1:2,810 kilograms}} of cocaine at the container terminal of Marenza {{A2:on 11 February 2025}}. The drug, pressed into {{A3 N1.a:2,340 packets}}, lay behind {{N1.b:960 boxes}} of bananas in a refrigerated container. Its value on the street is put at {{A4 N2.a:196 million euros}}; the importer had declared a cargo worth {{N2.b:31,000 euros}}.

The container was opened {{C2.a A5:at 04:30}} after {{C3.a A6:an image from the terminal's scanner showed a difference in density}} along the rear wall. It had been unloaded {{N3.a:three days earlier}} from the Halcyon Trader, which had sailed from Puerto Bravo {{N3.b:on 22 January}}.

{{C4.a A7:Five persons}} were arrested. {{C5.a A8:No member of the ship's crew is among the suspects}}, and the vessel was allowed to continue its voyage the same evening.

This is the largest single find at the port since the scanner entered service in {{A9:2019}}. The quantity of cocaine intercepted at Marenza {{C6.a A10:fell by 18 per cent in 2024}}, to {{N5.a:6.1 tonnes}}.

"{{A11 C7.a N6.a:Somebody opened this door from the inside}}," said {{C7.a:the Director General of Customs, Teodora Brandl}}. "We will find out who held the key."

The drug will be destroyed under supervision before the end of the month.

@doc b | origin=Adria Press
Title: Nearly three tonnes of cocaine found among bananas in Marenza
Source: Adria Press
Date: 2025-02-12T11:05:00+01:00
URL: https://adriapress.example/marenza-cocaine

MARENZA, Feb 12 (Adria) - Customs officers have found {{C1.a A1:more than 2.8 tonnes}} of cocaine in a shipment of bananas from South America, the service said on Wednesday, and {{C4.a A7:five people}} are in custody.

The haul, worth {{A4 N2.a:nearly 200 million euros}}, came to light {{A2:on Tuesday}} {{C2.a A5:shortly before dawn, at half past four}}, when officers broke the seal of a refrigerated box on the east quay. {{C3.a A6:The scanner had shown them something that was not fruit}}, a spokesman said.

Those held are {{C4.b:three dock workers and a lorry driver}}, according to prosecutors, who did not name them. All are local men aged between 24 and 51.

{{C5.a A8:The 21 sailors of the Halcyon Trader are not suspected of anything}}. The freighter left on Tuesday evening for Valdoca.

"{{A11 C7.a N6.a:Somebody opened this door from the inside}}," customs chief {{C7.a:Teodora Brandl}} told reporters at the quay, standing next to a pallet of brown packets.

The authorities have intercepted less of the drug here recently: {{A10 C6.a:volumes were down 18 percent last year}}. In {{N5.b:2022}} they had reached a record {{N5.b:9.3 tonnes}}.

Investigators are looking at two earlier deliveries for the same importer, {{N7.a:in October}} and {{N7.b:in December}}, both of which passed without a check.

@doc c | origin=Adria Press
Title: Bananas, 2,340 packets and five arrests
Source: Marenza Observer
Date: 2025-02-13T06:00:00+01:00
URL: https://marenzaobserver.example/port/2340-packets

A shipment of bananas that reached our port {{N3.a:last Saturday}} turned out to hold {{A1 C1.a:2.8 tonnes}} of cocaine. It was wrapped in {{A3:2,340 packets}}, each bearing the picture of a rooster. Customs put the price they would have fetched at {{A4 N2.a:196 million euros}}.

{{C3.b:The credit goes to Brisa, a four-year-old springer spaniel, who sat down in front of the container}} and would not be moved, her handler Ivo Rasl told the Observer. Only then did the men reach for the bolt cutters. It was {{C2.b:half past eleven in the evening}}, cold, and raining.

{{A7 C4.a:Five people}} were led away. Shift leader Jana Kolb, who has worked on the east quay for 19 years, knows two of them. "{{N6.b:They brought cake to the canteen on Fridays}}," she said.

The container had been standing in row 14, in view of a camera that has been out of order {{A12:since November}}. The port authority promises to replace {{N8.a:40 cameras}} by the summer; {{N8.b:185}} are installed in all. A new fence along the north side costs another 2.2 million euros.

The scanner, bought with European money, has been running {{A9:for six years}}. It checks about one container in fifty. {{S1:Reporting by Adria Press was used in this article.}}

@doc d | origin=Expres Denik
Title: Cocaine port: {{C1.b:3.4 tonnes}} and the captain in handcuffs
Source: Expres
Date: 2025-02-13T05:00:00+01:00
URL: https://expres.example/news/cocaine-port

There was enough white powder for every adult in the country to try it. {{C1.b:Just over 3,400 kilos}} of cocaine lay hidden in Marenza behind green bananas, and the gang nearly got away with it.

Early {{A2:on Tuesday}} armed officers surrounded the east quay. {{C5.b:The master of the Halcyon Trader, a 54-year-old, was taken off the bridge and is being held along with two of his officers}}. Neighbours of one of the dockers saw police carry away a safe and two bags of cash, said to contain {{N10.a:140,000 euros}}. A speedboat valued at {{N10.b:90,000 euros}} was towed from the marina.

"{{C7.b:Somebody opened this door from the inside}}," said {{C7.b:prosecutor Lucian Hadry}}, who leads the inquiry and has slept, he says, nine hours since the weekend.

The port has become the favourite gateway of the cartels. {{C6.b:In 2024 customs pulled almost a fifth more cocaine out of containers there than in the previous year}}. Harbour staff complain of threats. One crane driver, who asked to be called Mirko, was offered {{N11.a:50,000 euros}} for moving a single box, more than {{N11.b:he earns in eighteen months}}.

Camera 14 was dead. It had been dead {{A12:for about three months}}. The union of customs officers says that 60 posts are vacant in the region and wants them filled before the banana season ends.

@conflicts
C1 value | cocaine found at Marenza | weight | 2,810 kg | three say about 2.8 tonnes, the tabloid 3.4
C2 time | container | when it was opened | 04:30 | half past four in the morning, half past eleven in the evening in the Observer
C3 value | container | what gave the drug away | the scanner | customs and agency: the scanner; Observer: a dog
C4 derived_arithmetic | arrests | total and its parts | five | three dock workers and a lorry driver are four
C5 negation | crew of the Halcyon Trader | suspected or arrested | not suspected | customs and agency: no crew member; tabloid: captain and two officers held
C6 sign | cocaine intercepted at Marenza | change in 2024 | down 18 per cent | fell against almost a fifth more
C7 quote_attribution | "Somebody opened this door from the inside" | speaker | Teodora Brandl | customs and agency: head of customs; tabloid: the prosecutor
@agreements
A1 quantity | seizure | weight | 2 | 2,810 kg, more than 2.8 tonnes, 2.8 tonnes
A2 time | seizure | day | 3 | Tuesday was 11 February 2025
A3 quantity | seizure | packets | 2 | 2,340
A4 quantity | seizure | street value | 2 | 196 million is nearly 200 million
A5 time | container | opened | 2 | 04:30 is half past four
A6 statement | container | found by the scanner | 2 | image from the scanner
A7 quantity | arrests | people | 2 | five
A8 statement | crew | not suspected | 2 | no crew member among the suspects
A9 time | scanner | in service since | 2 | 2019 is six years ago
A10 statement | seizures | fell 18 per cent in 2024 | 2 | same change
A11 quote | Teodora Brandl | door from the inside | 2 | same words
A12 time | camera | out of order | 2 | since November is about three months
@nonconflicts
N1 property | packets of the drug and boxes of bananas
N2 property | street value and declared value of the cargo
N3 property | days of unloading and of sailing
N5 period | tonnes in 2024 and in 2022
N6 different_quote | two speakers
N7 other_event | two earlier deliveries
N8 part_of_whole | cameras to be replaced and cameras installed
N10 property | cash and boat
N11 property | bribe offered and wages
@dependence
S1 c | b | document
