@story chandrel-winter | mountaineering
@doc a | origin=Alpine Association
Title: First winter ascent of Chandrel
Source: Alpine Association of Slovenia, press office
Date: 2026-02-10T09:00:00+01:00
URL: https://alpineassociation.example/press/chandrel

Two members of our expedition stood on the summit of Chandrel ({{A1:7,412 m}}) in the Karakoram on {{A2:Sunday, 8 February}}, {{A3 C1.a:at 14:35 local time}}. It is the first time that the mountain has been climbed in winter. {{A4 N1.a:Seven expeditions}} had tried since 1988.

The two are Nika Zorman (33) of Kranj and Ivo Hribar (39) of Bovec. They set out from base camp, at {{C6.a:4,650 m}}, on {{A5:4 February}} and took the south-east pillar, with camps at 5,500, 6,100 and 6,700 metres. {{A6 C2.a:No supplementary oxygen was used}} at any time.

The thermometer on the summit showed {{A7:41 degrees below zero}}. For nine days jet-stream winds had made every attempt impossible; on Sunday morning {{C3.a:the wind dropped from 90 to 45 kilometres an hour}}, as our meteorologist in Ljubljana had predicted.

Zorman is well. Hribar has frostbite on his left foot. Both spent Monday night in camp 1 and are expected in base camp tomorrow.

The expedition of {{A8 N3.a:eight}}, led by Blaž Korelec, arrived at the foot of the mountain on 3 January. Its budget is {{A9 N4.a:186,000 euros}}, {{A9:half of it given by sponsors}}.

Chandrel was first climbed by a Japanese party in August 1976.
@doc b | origin=Balkan News Agency
Title: Slovenes make first winter climb of 7,400-metre peak
Source: Balkan News Agency
Date: 2026-02-10T15:45:00+01:00
URL: https://balkannews.example/2026/02/10/chandrel

LJUBLJANA (BNA) - Two Slovene climbers have made the first winter ascent of Chandrel, a {{A1:24,318-foot}} peak in the Karakoram which had beaten {{A4 N1.a:seven winter expeditions}}, {{S1:their association said on Tuesday}}.

Nika Zorman, 33, and Ivo Hribar, 39, reached the top {{A2:last Sunday}} {{A3 C1.a:at 2.35 p.m.}}, when the temperature was {{A7:minus 41}} Celsius. They had left base camp {{A5:four days before}}.

"{{C4.a A10:We had ten minutes up there and spent eight of them fighting with a zip}}," {{C4.a A10:Zorman}} said by satellite telephone on Monday evening.

They climbed {{A6 C2.a:without bottled oxygen}}, as both have done on three peaks of more than 8,000 metres. Hribar, a carpenter and father of two, told his wife that he could not feel {{N7.a:his left toes}}. Weather permitting, a Pakistani army helicopter will fetch him from base camp.

Winter climbing in the range has cost many lives. On Chandrel itself {{N8.b:three Koreans}} disappeared in 2011, and an avalanche buried {{N8.a:two porters}} in 1997. Insurers ask up to 4,100 euros a head for a season, the association says.

Prime Minister Tadej Oblak sent congratulations. Stamps will be printed. In Kranj, a town of 38,000, the bells of St Cantianus were rung for a quarter of an hour.
@doc c | origin=Gorenjska Post
Title: Nika did it: Kranj goes wild
Source: Gorenjska Post
Date: 2026-02-11T05:30:00+01:00
URL: https://gorenjskapost.example/nika

They rang the bells in Kranj, and in the Pri Viktorju inn the beer was free from five until it ran out at twenty past seven. Nika Zorman, who learnt to climb on the railway bridge behind the inn, has stood where no one ever stood between December and March.

It was {{C1.b:11.20 in the morning}}, over there, when she planted her ice axe on Chandrel. {{C3.b:The wind had picked up in the last hours}}, she told her brother Matej, so much that she crossed the final ridge on her knees, at {{A7:forty-one degrees}} of frost.

Matej Zorman, 36, a physics teacher, has done the sum for his pupils: {{C6.b:from base camp at 4,650 metres to the summit at 7,412 she climbed 3,262 metres}}, which is the town's church tower fifty times over.

Nika works four days a week as a physiotherapist. She trained at night, on the stairs of a block of flats, with {{N9.a:a rucksack of 22 kilos}}; on the mountain she carried {{N9.b:fourteen}}. The journey cost her 9,500 euros of her own. There were {{A8 N3.a:eight in the team}}, and she was {{N3.b:one of three women}}.

She comes home on 22 February, a Sunday. The town has asked the fire brigade's band, the one with 45 trumpets, to keep the day free.
@doc d | origin=Vertical Notes
Title: Chandrel: the small print
Source: Vertical Notes (blog)
Date: 2026-02-16
URL: https://verticalnotes.example/chandrel-small-print

Hats off first. The south-east pillar in winter is a monstrous climb, and it took {{A5:four days}} up and three down. The GPS track, which the association has published, puts the pair on the highest point at {{A3 C1.a:14:35}} on {{A2:the eighth}}.

Now the small print. Two people who were on the mountain tell me independently that {{C2.b:Hribar breathed oxygen from a bottle above camp 3}}, for roughly five hours. If so, the ascent still counts, but not as what it was sold as.

The line attributed to everybody by now, "{{C4.b:We had ten minutes up there and spent eight of them fighting with a zip}}", was {{C4.b:Hribar's}}, in his call of Monday evening.

As for the injuries: the surgeon in Islamabad has {{C5.a N7.b:taken off two toes and no more, both of the left foot}}. The fingers will be saved. He had been {{C7.b:lifted out on the day after the summit}}, straight from the glacier.

Attempts: the association says seven; I count {{N1.b:eleven}}, but then I include the four that never got beyond the approach march. Money: {{A9 N4.a:€186,000}}, {{A9:€93,000 of it}} from a maker of freeze-dried soup and a bank. A Polish team spent {{N4.b:€310,000}} on K2 and went home with a cold.

Next winter Korelec, 44, wants to lead a team of {{N10.b:five}}. Small is beautiful.
@doc e | origin=Indus Mail
Title: Frostbitten climber discharged
Source: The Indus Mail, Islamabad
Date: 2026-02-18T10:00:00+05:00
URL: https://indusmail.example/city/climber-discharged

ISLAMABAD: The Slovene mountaineer Ivo Hribar, 39, who climbed {{A1:the 7,412-metre Chandrel}} with a companion {{A2:on February 8}}, left the Shaheen Hospital in a wheelchair on Tuesday, smiling and holding a box of mangoes out of season.

Doctors had to amputate {{C5.b:four of his toes}}. "He will walk normally in {{N11.a:three months}} and climb in {{N11.b:a year}}, and I have advised him against it," the surgeon, Dr Farooq Lashari, said.

An army helicopter had picked him up at base camp {{C7.a:on Thursday of last week}}, once he had come down on his own feet, three days' march from the summit. The flight to Skardu took 35 minutes; it was charged at 18,000 dollars, for which the insurance will pay.

{{A6 C2.a:Both climbers went up without oxygen cylinders}}, the liaison officer of the expedition, Captain Imran Beg, confirmed. Ms Nika Zorman, the first to reach the top, called it "{{C4.a A10:ten minutes up there}}", most of them spent {{A10:on a zip}}.

Permits for winter climbs cost a quarter of those for the summer. Of the {{N13.b:41 foreign parties}} that came to the northern mountains last winter, {{N13.a:five}} reached a summit. The rest of the {{A8 N3.a N10.a:eight-strong}} group are selling their ropes in Skardu bazaar before they go home.

@conflicts
C1 time | Chandrel | time on the summit on 8 February | 14:35 | association, agency and GPS track: 14:35; local paper: 11.20 in the morning
C2 negation | Chandrel ascent | bottled oxygen used | - | association, agency and liaison officer say none, the blog that Hribar used a bottle above camp 3
C3 sign | Chandrel | wind on the summit day | - | dropped from 90 to 45 km/h against picked up in the last hours
C4 quote_attribution | ten minutes up there, fighting with a zip | speaker | Nika Zorman | agency and Islamabad paper give the saying to Zorman, the blog to Hribar
C5 value | Ivo Hribar | toes amputated | - | two against four
C6 derived_arithmetic | Chandrel | height gained from base camp | 2762 m | 7,412 less 4,650 is 2,762, not 3,262
C7 date | Ivo Hribar | day of the helicopter flight | 2026-02-12 | Thursday of last week is 12 February; the day after the summit is 9 February
@agreements
A1 quantity | Chandrel | height | 3 | 7,412 metres are 24,318 feet
A2 time | Chandrel | day of the summit | 4 | Sunday, 8 February
A3 time | Chandrel | time on the summit | 2 | 14:35, 2.35 p.m.
A4 quantity | Chandrel | earlier winter expeditions | 1 | seven
A5 time | Chandrel | start from base camp | 2 | 4 February is four days before 8 February
A6 statement | Chandrel ascent | without bottled oxygen | 2 | association and liaison officer
A7 quantity | Chandrel | temperature on the summit | 2 | minus 41
A8 quantity | expedition | members | 3 | eight
A9 derived | expedition | budget and sponsors' share | 2 | half of 186,000 is 93,000 euros
A10 quote | Nika Zorman | ten minutes and a zip | 2 | the same saying, in part
@nonconflicts
N1 scope | seven expeditions, or eleven with those that ended on the approach
N3 part_of_whole | three women of eight climbers
N4 other_event | budgets of two expeditions
N7 property | numb toes, amputated toes
N8 other_event | accidents of 2011 and 1997
N9 property | weight carried in training and on the mountain
N10 period | eight this winter, five planned for the next
N11 property | walking in three months, climbing in a year
N13 part_of_whole | five of 41 parties
@dependence
S1 b | a | document
