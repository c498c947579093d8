@story hustad-boat-grave | archaeology
@doc a | origin=NPA
Title: Viking-age boat grave emerges from a Norwegian hayfield
Source: North Press Agency
Date: 2025-09-03T14:10:00+02:00
URL: https://northpress.example/2025/09/03/boat-grave

SKJELVÅG (NPA) - Archaeologists have uncovered an {{A1 N1.a:11.4-metre}} boat grave of the Viking age beneath a hayfield in western Norway, the university museum in Bremvik announced on Wednesday.

The planks had rotted away, but {{A2 C1.a:214 iron rivets}} still lay in their rows. Growth rings in a surviving piece of the keel show that {{A3 C2.a:the oak was felled in about 870}}, said the head of the dig, Ragnhild Torvik.

A double-edged sword with silver wire on its hilt came to light {{A4 C3.a:on 12 August}}. {{C7.a A10:Kaja Brekkhus, a 23-year-old student}}, found it in her second week on the site. Beside it lay {{A9:nine lead weights}} and {{A5 N2.a:47 glass beads}}.

{{C4.a:No human bones have survived}} in the acid soil. "{{C6.a:We have been walking past this grave for a hundred years}}," Torvik told reporters.

The excavation, which ran {{A6 N3.b:from 2 June to 29 August}}, cost {{A7 N4.a:6.8 million kroner}}. {{C5.a:The state paid 3.1 million}}, {{A8:the county 2.5 million}} and a private foundation {{A8:the rest}}. Ground radar had first shown the outline {{N3.a:in May last year}}.

So far {{N5.a:318 objects}} have been catalogued. The largest boat grave known in the county, at Vågnes, measured {{N1.b:17 metres}} and was opened in 1903.
@doc b | origin=NPA | copy-of=a
Title: Boat grave found under Hustad hayfield
Source: Skjelvåg Blad
Date: 2025-09-04T06:00:00+02:00
URL: https://skjelvagblad.example/nyheter/hustad

Archaeologists have uncovered an {{A1 N1.a:11.4-metre}} boat grave of the Viking age beneath a hayfield at Hustad farm, the university museum in Bremvik announced on Wednesday.

The planks had rotted away, but {{A2 C1.a:214 iron rivets}} still lay in their rows. Growth rings in a surviving piece of the keel show that {{A3 C2.a:the oak was felled in about 870}}, said the head of the dig, Ragnhild Torvik.

A double-edged sword with silver wire on its hilt came to light {{A4 C3.a:on 12 August}}. Beside it lay {{A9:nine lead weights}} and {{A5 N2.a:47 glass beads}}. {{C4.a:No human bones have survived}} in the acid soil.

The excavation, which ran {{A6 N3.b:from 2 June to 29 August}}, cost {{A7 N4.a:6.8 million kroner}}, {{C5.b:more than half of it paid by the state}}. So far {{N5.a:318 objects}} have been catalogued.

The farm has been in the Hustad family since 1788. Arne Hustad, 61, who keeps 26 dairy cows there, lost a summer's hay and was paid 90,000 kroner for it. "My grandfather ploughed that corner and complained of the stones," he said. On Sunday, between noon and 4 p.m., the trench is open to the neighbours; boots are advised. ({{S1:Skjelvåg Blad/NPA}})
@doc c | origin=Bremvik University Museum
Title: The boat from Hustad: facts for the press
Source: Bremvik University Museum
Date: 2025-09-03T12:00:00+02:00
URL: https://museum.bremvik.example/press/hustad

Between {{A6 N3.b:2 June and 29 August 2025}} the museum excavated a boat grave at Hustad in the municipality of Skjelvåg. Eleven archaeologists and {{N6.b:eight students}} took part.

The boat. Length {{A1 N1.a:11.4 m}}, greatest breadth 2.3 m, clinker-built of oak. Preserved: one piece of the keel, 86 cm long, and {{A2 C1.a:214 rivets}}. According to tree-ring analysis {{A3 C2.a:the timber was cut around the year 870}}. {{C4.a:No skeletal material was found}}; phosphate samples show where the body lay.

The finds. A sword (length 94 cm), {{A9:nine weights}}, a pair of oval brooches and {{A5 N2.a:forty-seven beads of glass}}. The sword was uncovered {{A4 C3.a:on the second Tuesday of August}} by {{C7.a A10:Kaja Brekkhus, a student of the University of Bremvik}}. The brooches suggest, but do not prove, that a woman was buried here.

The money. The excavation cost {{A7 N4.a:NOK 6.8 million}}: {{C5.a:NOK 3.1 million from the Directorate for Cultural Heritage}}, {{A8:NOK 2.5 million from the county}} and {{A8:NOK 1.2 million from the Lindqvist Foundation}}. Conservation, which will take until 2028, {{N4.b:is expected to cost a further NOK 4 million}}.

The finds will be shown in Bremvik from 14 November.

Contact: Ragnhild Torvik, head of excavation.
@doc d | origin=Past Horizons Review
Title: A ship without wood
Source: Past Horizons Review
Date: 2025-09-19
URL: https://pasthorizons.example/features/hustad

Stand at the edge of the trench at Hustad and there is nothing to see but stains. Yet the stains draw a boat, a slim one, {{A1:some 37 feet}} from stem to stern, built for eight oars and a sail.

Iron tells the rest. The excavators plotted {{C1.b:241 rivets}} to the centimetre, and the rows bend exactly as strakes bend. The one lump of keel that came through was sent to a laboratory in Denmark, whose report puts {{A3 C2.a:the felling of the tree some 1,155 years ago}}.

Torvik, 48, has dug in Norway, Shetland and the Faroes. She keeps apologising for the mud. "{{C6.b:We have been walking past this grave for a thousand years}}," she said when she showed the find to the press at the beginning of the month.

It was {{C7.b:Torvik herself who, scraping at the foot of the mast, first touched the hilt of the sword}}. A string of {{A5 N2.a:47 glass beads}}, blue, green and one striped like a wasp, had slid beneath it. Visitors ask for gold; there is none, though {{N2.b:a dozen amber beads}} turned up in the sieve last week, and the catalogue now runs to {{N5.b:342 numbers}}.

The season lasted {{A6:just under thirteen weeks}}. Next summer, should the money be there, {{N6.a:twenty students}} will open a second mound, 140 metres to the north.
@doc e | origin=Kanal Vest
Title: This is what lay under the hay
Source: Kanal Vest
Date: 2025-09-04T19:30:00+02:00
URL: https://kanalvest.example/nyheter/baatgrav

For a year the people of Skjelvåg kept a secret. Since the radar car rolled over Arne Hustad's field {{N3.a:in May 2024}}, about forty villagers had known that something lay there, and nobody said a word.

Now it is out. Under 70 centimetres of topsoil rested a boat {{A1 N1.a:of eleven metres and forty}}, and in it a person of rank. Kanal Vest was allowed to film in the tent. The archaeologists believe that {{C2.b:the boat was built in the first years of the tenth century}}, when Harald's sons were fighting over this coast.

On a tray lies what touched us most: {{C4.b:a piece of a lower jaw with five teeth in it}}, lifted from the stern on the last day of July.

Then there is the sword. It was {{C3.b:found three days before the digging ended}}, in pouring rain, by {{A10 C7.a:a student, Kaja Brekkhus}}. "I thought it was a drainpipe," she told us. She is writing her master's thesis on cattle bones.

The bill for it all is {{A7 N4.a N7.a:close to seven million kroner}}. {{A8:The county's share, two and a half million}}, was voted through without debate in February.

Mayor Solveig Aune dreams of a visitor centre. It would cost {{N7.b:35 million}}, she reckons, and could draw {{N8.a:20,000 people}} a year; last year {{N8.b:6,400}} came to the stave church.

@conflicts
C1 value | Hustad boat grave | number of rivets | 214 | agency and museum count 214 rivets, the magazine 241
C2 date | Hustad boat | when the timber was felled, the boat built | about 870 | tree rings give about 870 (1,155 years ago), the broadcaster says the first years of the tenth century
C3 date | sword | day on which it was found | 2025-08-12 | 12 August, the second Tuesday of August, against three days before the end of the dig on 29 August, that is 26 August
C4 negation | Hustad boat grave | human bones found | none found | agency and museum say that no bones survived, the broadcaster shows a jaw with teeth lifted in July
C5 derived_arithmetic | excavation | the state's share of the cost | 45.6 % | 3.1 of 6.8 million are less than half, not more than half
C6 quote_altered | Ragnhild Torvik | words on walking past the grave | - | same speaker, same presentation: a hundred years and a thousand years
C7 value | sword | who found it | Kaja Brekkhus | agency and museum (and the broadcaster) name the student, the magazine Torvik herself
@agreements
A1 quantity | Hustad boat | length | 4 | 11.4 metres are some 37 feet
A2 quantity | Hustad boat | rivets | 2 | 214 in agency and museum
A3 time | Hustad boat | felling of the timber | 3 | about 870, around the year 870, some 1,155 years before 2025
A4 time | sword | day of the find | 2 | 12 August 2025 is the second Tuesday of the month
A5 quantity | grave goods | glass beads | 3 | 47
A6 time | excavation | duration | 3 | 2 June to 29 August is just under thirteen weeks
A7 quantity | excavation | cost | 3 | 6.8 million is close to seven million kroner
A8 derived | excavation | shares of county and foundation | 3 | 2.5 million from the county, the rest of 6.8 less 3.1 and 2.5 is 1.2 million
A9 quantity | grave goods | weights | 2 | nine
A10 statement | sword | found by Kaja Brekkhus | 3 | agency, museum and broadcaster name the student
@nonconflicts
N1 other_event | the boat of Hustad and that of Vågnes
N2 property | glass beads and amber beads
N3 property | radar survey in May 2024, excavation in 2025
N4 forecast | cost of the excavation, expected cost of conservation
N5 update_over_time | 318 objects early in September, 342 numbers later
N6 period | eight students this season, twenty planned for the next
N7 property | cost of the dig and of a visitor centre
N8 forecast | hoped-for visitors of a new centre, last year's visitors of the stave church
@dependence
S1 b | a | document
