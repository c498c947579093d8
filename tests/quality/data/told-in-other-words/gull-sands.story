@story gull-sands-whales | wildlife
@doc a | origin=Fisheries Department
Title: Update on the mass stranding at Gull Sands
Source: Department of Coastal Fisheries, Northern Region
Date: 2026-07-13T10:00:00-02:30
URL: https://fisheries.example/updates/gull-sands

On Saturday, July 11, {{A1 N1.a:87}} {{C1.a A2:long-finned pilot whales}} stranded at Gull Sands near Port Merrow, Newfoundland. The department was alerted {{C2.a A3 N2.a:at 5:40 a.m.}} and had officers on the beach {{N2.b:at 7:05}}.

{{A4 N1.b C3.a:Thirty-five animals}} were refloated, {{C4.a A5:the last of them on Sunday, July 12, shortly after the evening high tide}}. {{A6 A12 C3.a:Fifty-two}} died or had to be put down. All of those refloated were marked with orange paint; {{N3.a:six}} carry satellite tags. As of this morning the group was 21 kilometres offshore and heading northeast.

Staff from four agencies took part, together with some {{A7 N5.b:420 volunteers}} over the two days. {{N6.a:Three people}} were treated for hypothermia.

{{C5.a:No seismic survey was under way}} within 200 kilometres of the coast in the first half of July. The cause of the stranding is not known. Samples have been taken from {{A8 N7.a:14 carcasses}}, and results are expected {{N8.b:in about eight weeks}}.

The public are reminded that it is an offence to remove teeth or any other part of a marine mammal; the fine is up to $100,000. The beach stays closed until Friday, July 17. The carcasses will be towed to a landfill 30 kilometres away.
@doc b | origin=Atlantic Press Service
Title: Dozens of whales die on Newfoundland beach
Source: Atlantic Press Service
Date: 2026-07-12T21:50:00-02:30
URL: https://atlanticpress.example/2026/07/12/whales

PORT MERROW, N.L. - Rescuers pushed the last of {{A4 N1.b C3.a:35 surviving whales}} back into the Atlantic {{C4.a A5:on Sunday evening}}, as a two-day struggle on a Newfoundland beach came to its end.

In all, {{A1 N1.a N12.b:87}} {{C1.a A2:pilot whales}} had come ashore at Gull Sands, a shallow bay 11 kilometres west of Port Merrow. {{A6 A12 C3.a:Fifty-two}} could not be saved. Some {{N5.a:240 people}} were in the water at the height of the work, at noon on Saturday, in wetsuits, waders and hockey pants.

The animals, up to {{A9:6.1 metres}} long, were kept cool with bed sheets and buckets. Two excavators dug a channel 90 metres long.

Ellen Pike, a retired postmistress, found them while walking her dog {{C2.a A3:about twenty minutes before six}} and rang the coast guard. 

"{{C6.a A10:A pilot whale does not leave its aunt}}," said {{C6.a A10:Dr. Marc Thibodeau, a veterinarian}} with the fisheries department, explaining why healthy animals follow sick ones.

{{C7.a A11:Strandings in the province have become more frequent}}, according to a count kept by Bonne Bay College: {{N11.a:34}} in the ten years to 2025, after {{N11.b:19}} in the ten years before. The largest, at Point au Gaul in 1979, involved {{N12.a:135 whales}}.
@doc c | origin=Merrow Bay Beacon
Title: Sheets, shovels and 600 sandwiches
Source: The Merrow Bay Beacon
Date: 2026-07-14T06:00:00-02:30
URL: https://merrowbaybeacon.example/sheets-shovels

By Saturday noon there was not a bed sheet left in Port Merrow. The Legion hall made 600 sandwiches, and Foley's sold 31 pairs of waders at half price.

"I thought they were rocks, and then one of the rocks sighed," said Ellen Pike, 67. Her call came in {{C2.b:at a quarter to eight}}, says Wince Barrow, who had the early shift at the coast guard, and within the hour the whole town was on the sand.

{{A1:Eighty-seven}} {{C1.b:false killer whales}}, black, blunt and whistling, lay over a mile of beach. {{A6:Fifty-two}} of them are dead. Children had given names to nine.

It was Pike, too, who found the sentence that everyone now repeats. "{{C6.b:A pilot whale does not leave its aunt}}," {{C6.b:the retired postmistress}} said to the cameras, and she stayed in the water for five hours with a calf she called Gordon. The calf swam off; whether it had an aunt, nobody knows.

{{N6.b:One man, Cecil Noftall, broke a wrist}} when a tail came down. The fire hall pumped seawater for 14 hours straight and used 900 litres of diesel. The town council meets on Thursday to talk about the bill, which Mayor Rita Hynes reckons at {{N14.a:$38,000}}, plus {{N14.b:$52,000}} for getting rid of the bodies.
@doc d | origin=Quiet Seas Alliance
Title: Gull Sands: the noise nobody wants to hear
Source: Quiet Seas Alliance
Date: 2026-07-15
URL: https://quietseas.example/statements/gull-sands

{{A6:Fifty-two}} dead whales, and the authorities shrug. Of the {{A1:87}} {{A2 C1.a:pilot whales}} that stranded last Saturday at Gull Sands, {{C3.b:scarcely one in four got back to sea}}.

We ask why. Ship-tracking data show that {{C5.b:the survey vessel Northern Lance was firing airguns}} every ten seconds, about 60 kilometres off Port Merrow, {{C5.b:from July 6 until the evening of July 10}}. The blasts reach 250 decibels at the source. Pilot whales find their way by sound.

{{C7.a A11:Strandings in Newfoundland have risen by nearly eighty percent in a decade}}. In the same time the area licensed for exploration has grown from 12 to 31 million hectares. We do not say that one explains the other. We say that somebody should look.

We thank the {{A7:more than four hundred people}} who helped, and above all those who were still in the water {{C4.b:when the last whale was freed on Tuesday}}, three days after the alarm.

We demand:
- publication of all survey logs within 30 days;
- a halt to surveys from June to September, when the whales are inshore;
- a stranding fund of {{N17.a:two million dollars}} a year. The present one holds {{N17.b:$150,000}}.

Membership costs $40. A petition, begun on Monday, has 8,700 names.
@doc e | origin=Northern Naturalist
Title: Following the orange whales
Source: Northern Naturalist
Date: 2026-09-25
URL: https://northernnaturalist.example/orange-whales

Of the {{A4:35}} {{A2 C1.a:pilot whales}} that people of Port Merrow shoved back into the sea this summer, {{N3.b:five still send signals}}. One has swum 2,900 kilometres and was last heard near the Azores.

The results from the laboratory came {{N8.a:last week, ten weeks after the event}}. In {{A8 N7.a:fourteen animals}} examined, from a calf of 1.9 metres to a female {{A9:20 feet}} long and perhaps 45 years old, the pathologists found full stomachs (squid, mostly), few parasites and no injury to the ears. {{N7.b:Two}} had a brain infection. It may be that these led the rest astray; it may be the shape of the bay, which falls dry for 700 metres at low water.

"{{C6.a A10:A pilot whale does not leave its aunt}}," {{C6.a A10:the veterinarian Marc Thibodeau}} had said on the beach that weekend. He now thinks that two aunts were enough.

Nor does the long view support the talk of a crisis. {{C7.b:Over the past ten years fewer strandings were recorded in Newfoundland than in the decade before}}, if one counts events and not headlines.

What works is speed. Every hour on the sand, a study of 63 strandings in New Zealand showed, costs some 7 percent of the animals. At Gull Sands {{A12 C3.a:three in five}} were lost, which for a stranding of this size is a fair result.

@conflicts
C1 value | Gull Sands stranding | species | long-finned pilot whales | department and agency: (long-finned) pilot whales; local paper: false killer whales
C2 time | Gull Sands stranding | when the call about it came in on Saturday | 05:40 | 5:40 a.m., twenty minutes before six; local paper: a quarter to eight
C3 derived_arithmetic | Gull Sands stranding | share refloated | 40 % | 35 of 87 are two in five, not scarcely one in four
C4 date | Gull Sands stranding | last whale refloated | 2026-07-12 | Sunday evening, against Tuesday, three days after the alarm
C5 negation | seismic survey | under way off the coast in early July | - | department: none within 200 kilometres in the first half of July; alliance: airguns fired 60 kilometres off from 6 to 10 July
C6 quote_attribution | a pilot whale does not leave its aunt | speaker | Marc Thibodeau | agency and magazine give the saying to the veterinarian, the local paper to Ellen Pike
C7 sign | Newfoundland | strandings in the last ten years against the ten before | rose | 34 after 19, risen by nearly eighty percent, against fewer than in the decade before
@agreements
A1 quantity | Gull Sands stranding | whales ashore | 4 | 87
A2 statement | Gull Sands stranding | species | 4 | pilot whales
A3 time | Gull Sands stranding | call | 2 | 5:40 a.m. is twenty minutes before six
A4 quantity | Gull Sands stranding | refloated | 3 | 35
A5 time | Gull Sands stranding | last whale refloated | 2 | Sunday evening
A6 quantity | Gull Sands stranding | dead | 4 | 52
A7 quantity | rescue | volunteers | 2 | 420 are more than four hundred
A8 quantity | investigation | animals examined | 2 | fourteen
A9 quantity | Gull Sands stranding | length of the largest | 2 | 6.1 metres are 20 feet
A10 quote | Marc Thibodeau | aunt | 2 | same words, same speaker
A11 derived | Newfoundland | increase in strandings | 2 | 34 after 19 is an increase of 79 per cent
A12 derived | Gull Sands stranding | share of the dead | 3 | 52 of 87 are three in five
@nonconflicts
N1 part_of_whole | 35 refloated of 87 stranded
N2 property | time of the call and of the officers' arrival
N3 update_over_time | six tagged whales in July, five still sending in September
N5 as_of | 240 in the water at noon on Saturday, 420 over two days
N6 property | three treated for hypothermia, one broken wrist
N7 part_of_whole | two of fourteen with an infection
N8 forecast | results expected in eight weeks, came in ten
N11 period | strandings in two decades
N12 other_event | the stranding of 1979 and that of 2026
N14 property | the town's bill and the cost of disposal
N17 property | fund demanded and present fund
