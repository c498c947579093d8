@story mount-orovai | volcano
@doc a | origin=Volcano Observatory
Title: Orovai volcano: bulletin 17
Source: Tanaro Islands Volcano Observatory
Date: 2025-10-08T18:00:00+10:00
URL: https://tivo.example/bulletins/orovai-17

Mount Orovai (1,847 m) has been in eruption {{A1 C1.a:since 04:52 on Tuesday 7 October}}. The ash column reached {{A2 N1.a:11 kilometres}} above sea level in the first hour; it now stands at {{N1.b:6 kilometres}} and drifts to the south-west. Ash has fallen on Lehona town to a depth of {{A3 N2.a:4 cm}} and on the village of Sirivat to {{N2.b:9 cm}}.

Emission of sulphur dioxide, measured from the air, {{C2.a:rose from 1,900 tonnes a day on Tuesday to 3,400 tonnes on Wednesday}}. {{C3.a:No lava has reached the sea.}} A flow on the eastern flank advances at about 15 metres an hour and is {{N3.a:2.3 km}} long.

The observatory counted {{A4 N4.a:1,260 earthquakes}} in the week before the eruption, the strongest of magnitude {{C4.a A9:4.6}}. The alert level was raised to 3 {{C5.a A5 N5.a:on 4 October}} and to 4, the highest, {{N5.b:at 05:10 on 7 October}}.

The area within {{A6:8 kilometres}} of the summit must not be entered. Ash is heavy, above all when wet: 4 cm of it weigh about 50 kilograms a square metre, and roofs have to be swept. Water from open tanks must not be drunk.

Orovai last erupted {{A7:in 1994}}, when {{N6.a:six people}} died. Next bulletin: 9 October, 06:00.

H. Tolavai, duty volcanologist
@doc b | origin=Pacific Newswire
Title: Thousands flee as Mount Orovai erupts
Source: Pacific Newswire
Date: 2025-10-08T11:30:00+10:00
URL: https://pacificnewswire.example/orovai-2

LEHONA, Tanaro Islands (PNW) - {{N7.a C6.a:About 7,200 people}} have left their homes under Mount Orovai, which burst into life {{A1 C1.a:shortly before five on Tuesday morning}} after {{A7:31 years}} of sleep, officials said on Wednesday.

The volcano flung ash {{A2:36,000 feet}} into the sky. {{A8 N6.b:Two people}} were killed in Sirivat when the roof of a copra shed gave way.

The evacuees came from eleven villages. Of the {{A10 C6.a N11.b:9,000 inhabitants}} of the danger zone, {{C6.b:nine out of ten have got out}}, the governor's spokesman, Mark Aruhe, said, in lorries, on foot and in 60 fishing boats. {{N8.a:Three schools}} are serving as shelters.

"{{C7.a A11:We told people on Saturday to pack, and most of them did}}," Hilda Tolavai of the volcano observatory told reporters in Lehona.

Ash lies {{A3 N2.a:four centimetres deep}} on the capital's streets. Everyone must stay at least {{A6:five miles}} from the crater. The airport has been closed since 5.30 a.m. on Tuesday; 14 flights were cancelled, and Aero Tanaro does not expect to fly before {{N9.a:Friday}}.

Australia has promised a transport aircraft and two million Australian dollars. The islands, with 212,000 inhabitants, live mainly on copra, cocoa and tuna.
@doc c | origin=Pacific Newswire
Title: Orovai: what we know
Source: Brisbane Evening Mail
Date: 2025-10-08T17:00:00+10:00
URL: https://brisbaneeveningmail.example/world/orovai

Mount Orovai in the Tanaro Islands blew up on Tuesday {{C1.b:at about twenty to seven in the morning}}, while children were walking to school, {{S1:Pacific Newswire reports}}. Here is what we know.

HOW HIGH? The ash rose {{A2:36,000 feet}}, the height at which an airliner cruises. Planes between Brisbane and Honiara are flying round it; some take 40 minutes longer.

HOW MANY? {{N7.a:Around 7,200 people}} from eleven villages are on the move, out of {{A10 N11.b:9,000}} who live in the danger zone. {{A8 N6.b:Two}} have died.

WAS THERE A WARNING? Yes. Plenty of small earthquakes were felt, and the alert went to three {{C5.b:only on Monday evening, hours before the blast}}. "{{C7.b:We told people on Saturday to pack, and hardly any of them did}}," Hilda Tolavai, a volcanologist, told reporters.

WILL IT GET WORSE? Perhaps. A bigger blast {{N12.a:cannot be excluded}}, says Neil Osgood of the University of the Darling Downs, who spent 1994 on the island as a student. He puts the odds at one in ten.

WHAT IS BEING DONE? A Hercules of the air force leaves Amberley tonight with 15 tonnes of drinking water, masks and tents. Canberra is giving {{N13.a:two million dollars}}. The Red Cross has opened an account; {{N13.b:$340,000}} had come in by four this afternoon.
@doc d | origin=Lehona Times
Title: "The sea was boiling": a night at Cape Maru
Source: Lehona Times
Date: 2025-10-09T06:00:00+10:00
URL: https://lehonatimes.example/cape-maru

Peter Saveka, a fisherman, swears that the sea was boiling. From his canoe he watched, at around ten on Tuesday night, how {{C3.b:a tongue of lava slid over the cliff at Cape Maru and into the water}}. He has a video of it. It lasts 48 seconds, mostly of steam and swearing.

He took 19 neighbours across the strait in four trips. They sleep on mats in the cathedral hall, one of {{N8.b:seven shelters}} that were open last night. The count of evacuees has passed {{N7.b:8,500}}; it includes people from outside the zone who were afraid of the ash.

The mountain began {{A1 C1.a:at eight minutes to five}} on Tuesday. Since then the gas has got into every throat. It is easing, at least: {{C2.b:less sulphur came out of the crater on Wednesday than the day before}}, the wind has swung round, and one can see the cathedral tower again.

Old people compare it to {{A7:1994}}. That time, they say, the strongest shock had thrown down the customs house. Last week's biggest, {{A9:of 4.6}}, only broke crockery.

In the market a kilo of tomatoes cost {{N10.b:18 kina}} yesterday, against {{N10.a:seven}} on Monday. The first flight may leave {{N9.b:on Saturday}}, the airline says now. {{A8 N6.b:Two graves}} were dug in Sirivat in the afternoon: for Josep Malai, 58, and his nephew, who was 23.
@doc e | origin=Earth Hazards
Title: Orovai sends airlines round the long way
Source: Earth Hazards Monthly
Date: 2025-10-24
URL: https://earthhazards.example/2025/10/orovai

It was a well-announced eruption. In the seven days before 7 October the instruments on Orovai recorded {{A4 N4.b:more than 1,200 shocks}}, among them {{C4.b:one of magnitude 5.4}}, the biggest of the series, and the ground at the summit swelled by 22 centimetres. The observatory went to level 3 {{C5.a A5:three days before the outbreak}}.

That saved lives. Of the {{A10 N11.b:9,000 people}} within {{A6:eight kilometres}} of the crater, all but {{N11.a:some 400}} had gone by the end of that week. "{{C7.a A11:We told people on Saturday to pack, and most of them did}}," said Hilda Tolavai, who has run the small team in Lehona for twelve years.

The plume was seen by satellite at {{A2:eleven kilometres}}, not enough to chill the globe. Pinatubo in 1991 reached {{N14.b:35 km}} and put some 15 million tonnes of sulphur dioxide into the air; Orovai has so far managed {{N14.a:about 40,000 tonnes}}.

{{N12.b:Activity ended}}, for the time being, on 19 October, after twelve days. The lava flow came to a halt in abandoned cocoa gardens, {{N3.b:3.1 kilometres}} from its vent; the shore is {{C3.a:a good kilometre further on, and it never got there}}.

Six of the team's nine seismometers were destroyed. Replacing them will cost 260,000 US dollars, more than the observatory's budget for a year.

@conflicts
C1 time | Orovai eruption | beginning on Tuesday 7 October | 04:52 | 04:52, shortly before five, eight minutes to five; the Brisbane paper says about twenty to seven
C2 sign | Orovai | sulphur dioxide from Tuesday to Wednesday | rose | rose from 1,900 to 3,400 tonnes a day, against less on Wednesday than the day before
C3 negation | Orovai | lava reached the sea | did not | observatory and magazine say that no lava reached the sea, the local paper saw it slide into the water on Tuesday night
C4 value | Orovai | magnitude of the strongest earthquake before the eruption | 4.6 | observatory and local paper 4.6, magazine 5.4
C5 date | Orovai | alert level raised to 3 | 2025-10-04 | 4 October is three days before the outbreak; the Brisbane paper says only on Monday evening (6 October)
C6 derived_arithmetic | danger zone | share evacuated | 80 % | 7,200 of 9,000 are eight out of ten, not nine
C7 quote_altered | Hilda Tolavai | how many packed on Saturday | most of them did | same words: most of them did, hardly any of them did
@agreements
A1 time | Orovai eruption | beginning | 3 | 04:52, shortly before five, eight minutes to five
A2 quantity | ash column | greatest height | 3 | 11 kilometres are 36,000 feet
A3 quantity | ash on Lehona | depth | 2 | four centimetres
A4 quantity | earthquakes | number in the week before | 2 | 1,260 is more than 1,200
A5 time | alert level 3 | day | 2 | 4 October is three days before 7 October
A6 quantity | forbidden zone | radius | 3 | eight kilometres are five miles
A7 time | Orovai | previous eruption | 3 | 1994 is 31 years before 2025
A8 quantity | eruption | dead | 2 | two, a man and his nephew
A9 quantity | strongest earthquake | magnitude | 2 | 4.6
A10 quantity | danger zone | inhabitants | 2 | 9,000
A11 quote | Hilda Tolavai | on packing | 2 | same words
@nonconflicts
N1 update_over_time | ash column in the first hour and now
N2 scope | ash in the town and in the village
N3 update_over_time | length of the flow on 8 October and at the end
N4 rounding | 1,260 and more than 1,200
N5 property | level 3 on 4 October, level 4 on 7 October
N6 other_event | six dead in 1994, two now
N7 update_over_time | 7,200 on Wednesday morning, more than 8,500 by Thursday
N8 update_over_time | three schools on Wednesday, seven shelters last night
N9 update_over_time | the airline's expectation has moved from Friday to Saturday
N10 update_over_time | price of tomatoes on Monday and on Wednesday
N11 part_of_whole | some 400 of the 9,000 stayed
N12 forecast | a possible bigger blast, the end on 19 October
N13 property | the government's gift and the public's donations
N14 other_event | Orovai and Pinatubo
@dependence
S1 c | b | document
