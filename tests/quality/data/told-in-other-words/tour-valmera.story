@story valmera-stage6 | cycling
@doc a | origin=organiser
Title: Race bulletin No. 6: Osterno - Col de Brennes
Source: Tour of Valmera, race direction
Date: 2026-05-14T17:30:00+02:00
URL: https://tourofvalmera.example/bulletins/6

Stage 6, Thursday 14 May 2026, {{A1 N1.a:168.4 km}}. Start {{C1.a A2:at 12.10}} in Osterno, Piazza Garibaldi. Starters: {{A3 N2.a:158}}. Weather: rain until the Passo Lume, then dry, 9 degrees at the finish.

1. Mateus Quiroga (COL, Lanzetta), {{A4:4 h 21 min 18 s}}
2. Joris Haverkamp (NED, Polder-Vex), {{A5 C2.a:at 47 s}}
3. Elie Marchetto (ITA, Carbonara), {{N4.a:at 1 min 12 s}}
Average speed of the winner: 38.67 km/h. Time bonuses: {{C2.a:10, 6 and 4 seconds}}.

General classification: 1. Haverkamp; 2. Quiroga, {{A6 C2.a:at 14 s}}; 3. Marchetto, at 1 min 58 s.

Incidents. Kilometre 109, descent of the Passo Lume: fall of {{A7 C3.a N5.a:eleven riders}}. Abandoned: No. 44 Lindholt (DEN, fractured collarbone), No. 87 Ferreol (FRA, concussion), No. 132 Uribe (ESP, knee). {{C4.a A8:The race was not neutralised.}} Fined: No. 61 Sartor, 500 Swiss francs, for holding on to a team car.

Stage 7, Friday 15 May: Brennes - Santalba, {{N1.b:191 km}}, start at {{N6.b:11.35}}. {{C5.a A9:The rest day is on Monday 18 May.}} Riders leave the hotels at Brennes with their own team buses; there will be no transfer by air.
@doc b | origin=Sportline
Title: Quiroga wins in the mist, Haverkamp clings on
Source: Sportline agency
Date: 2026-05-14T18:05:00+02:00
URL: https://sportline.example/cycling/valmera-6

COL DE BRENNES (Sportline) - Mateus Quiroga won the queen stage of the Tour of Valmera on Thursday, but the Dutchman Joris Haverkamp kept the leader's yellow and green jersey {{A6 C2.a N7.b:by 14 seconds}}.

The 27-year-old Colombian attacked {{A10:5.3 kilometres}} below the summit and crossed the line alone after {{A1 N1.a:168.4 kilometres}} and {{A4:four hours and 21 minutes}}. Haverkamp, who had led him by {{C2.a N7.a:one minute and five seconds}} in the morning, came in {{A5 C2.a:47 seconds later}} and lost another four in bonuses.

"{{C6.a:I had the legs today, and I had nothing to lose}}," Quiroga told reporters at the finish.

A group of six had been away since kilometre 22. {{C7.a:Its lead grew from 3:40 at the foot of the Passo Lume to 4:55 at the top}}, yet all of them were caught before the last climb.

On the wet descent {{A7 C3.a:eleven men}} went down in a left-hand bend. {{A11 N5.b:Three}} did not get up again, among them Asger Lindholt of Denmark, fifth overall. {{C4.a A8:The commissaires let the race go on.}}

Of {{A3 N2.a:the 158}} who had started in Osterno, {{N2.b:151}} finished inside the time limit.

It is Quiroga's {{N9.a:second stage win}} of the race, after the hilltop finish at Torrenova on Sunday, and the {{N9.b:ninth victory}} of his career.
@doc c | origin=Sportline
Title: Colombian climbs out of the clouds
Source: Santalba Tribune
Date: 2026-05-15T06:00:00+02:00
URL: https://santalbatribune.example/sport/valmera

Mateus Quiroga won the queen stage of the Tour of Valmera yesterday in front of some 6,000 spectators, a good part of whom saw nothing at all for fog. Joris Haverkamp keeps the yellow and green jersey, {{C2.b:with 24 seconds to spare}}.

The Colombian, 27, went {{A10:5.3 kilometres}} from the top and was alone to the end of the {{A1:168.4}}. Haverkamp was {{A5 C2.a:47 seconds}} behind, {{S1:the agency Sportline reports}}.

Before that there was the fall. {{C3.b:Seventeen riders}} slid into the barrier on the way down from the Passo Lume, "like plates off a tray", says Bruna Scotti, who was selling sausages in the bend. Asger Lindholt is in the hospital of Santalba, where he was operated on in the evening for an hour and a half.

"{{C6.b:I had no legs today, and I had nothing to lose}}," said Quiroga at the finish, grinning, his lips blue.

The riders reach our town this afternoon, towards {{N6.a:a quarter past four}}. Via Roma and both bridges are closed from one o'clock; buses 3 and 8 turn round at the cemetery. After that {{C5.b:the caravan has its day of rest tomorrow, Saturday}}, and you can watch the Polder-Vex team wash its socks at the Hotel Terminus. Six thousand free rolls are waiting, half of them with cheese.
@doc d | origin=Polder-Vex
Title: Still in yellow and green: Joris's diary, day 6
Source: Team Polder-Vex, website
Date: 2026-05-14T22:10:00+02:00
URL: https://polder-vex.example/diary/6

Hi all. Fourteen. {{A6 C2.a N7.b:Fourteen seconds}}! I have had longer sneezes.

We rolled out {{C1.a A2:at ten past twelve}}, already soaked. I ate four rice cakes and half of Bram's. On the Lume we rode tempo, and {{C7.b:the break came back to us on the way up: they had 3:40 at the bottom and not much more than two minutes at the top}}. Then the descent.

I was eighth in line and saw it start. {{A7 C3.a:Eleven guys}} on the ground, bikes in the trees. I want to be clear about what came next: {{C4.b:the jury's red car pulled in front of us and the race was stopped for about ten minutes}}, and that was right. Asger, get well.

The last climb is 12.8 km at 7.4 percent. Mateus went with a bit more than five to go and I rode my own numbers, 402 watts for half an hour. My sports director shouted the gap: {{N4.b N15.a:35 seconds}} at the banner of the last kilometre, {{A5 C2.a N15.b:47}} on the line. Add the bonus, and my {{C2.a N7.a:minute and five}} has melted down to this.

{{A11:Three men}} went home today. Tomorrow is long and flat, {{N1.b:191 kilometres}}. I shall hide. {{A9 C5.a:And on Monday I sleep.}}

Joris
@doc e | origin=Canal Alpin
Title: Stage six: the numbers and the noise
Source: Canal Alpin, sport
Date: 2026-05-14T20:45:00+02:00
URL: https://canalalpin.example/sport/valmera-6

Our helicopter stayed on the ground, so we watched most of this stage like you did: through a raindrop. What is certain?

That they were {{C1.b:sent on their way an hour late, at ten past one}}, because of a rockfall near Osterno. That {{A3:one hundred and fifty-eight}} set off. That Mateus Quiroga has legs like a chamois: over the final {{A10:three and a third miles}} nobody saw his wheel. He took {{A4:four hours, 21 minutes and 18 seconds}} for {{A1:the 105 miles}}, and the last climb in {{N16.a:33:40}}, nine seconds short of {{N16.b:the record from 2017}}.

That {{A8 C4.a:nobody stopped the race when those riders fell}} on the Lume, which the union of riders calls a scandal. Its president, Sofie Vanhoutte, wants to see the jury tomorrow at nine.

And that Haverkamp, 31, a former speed skater, is a hard man to shake off. He has been in yellow and green {{N17.a:for four days}}. He had it {{N17.b:for eleven}} two years ago and lost it on the last one.

For {{A9 C5.a:Monday's rest day}} we have invited both to the studio. Viewers who guess the final gap can win a bicycle; 14,300 of you have already tried. The average guess is 31 seconds, in favour of Quiroga.

@conflicts
C1 time | stage 6 | start in Osterno | 12:10 | race bulletin and rider 12.10, the broadcaster ten past one, an hour late
C2 derived_arithmetic | Joris Haverkamp | lead over Quiroga after the stage | 14 s | 65 seconds less 47 less 4 are 14, not 24
C3 value | fall on the Passo Lume | riders who fell | 11 | bulletin, agency and rider eleven, local paper seventeen
C4 negation | stage 6 | race neutralised after the fall | - | bulletin, agency and broadcaster: not neutralised, the race went on; rider: stopped for about ten minutes behind the jury's car
C5 date | Tour of Valmera | rest day | 2026-05-18 | Monday 18 May against Saturday (16 May)
C6 quote_altered | Mateus Quiroga | legs at the finish | - | I had the legs, I had no legs
C7 sign | breakaway | lead on the way up the Passo Lume | - | grew from 3:40 to 4:55 against fell from 3:40 to little more than two minutes
@agreements
A1 quantity | stage 6 | length | 3 | 168.4 kilometres are 105 miles
A2 time | stage 6 | start | 2 | 12.10, ten past twelve
A3 quantity | stage 6 | starters | 3 | 158
A4 quantity | Mateus Quiroga | winning time | 3 | 4 h 21 min 18 s
A5 quantity | Joris Haverkamp | time lost on the stage | 3 | 47 seconds
A6 quantity | Joris Haverkamp | lead | 3 | 14 seconds
A7 quantity | fall | riders | 3 | eleven
A8 statement | stage 6 | not stopped after the fall | 3 | bulletin, agency and broadcaster
A9 time | Tour of Valmera | rest day | 3 | Monday 18 May
A10 quantity | Mateus Quiroga | place of the attack | 2 | 5.3 kilometres are three and a third miles
A11 quantity | fall | riders who abandoned | 2 | three
@nonconflicts
N1 other_event | lengths of stages 6 and 7
N2 property | starters and finishers
N4 property | gap of the third man and gap at the last kilometre
N5 part_of_whole | three of the eleven abandoned
N6 property | start and expected finish of stage 7
N7 update_over_time | lead in the morning and in the evening
N9 part_of_whole | stage wins in this race among all victories
N15 update_over_time | gap at the last kilometre and on the line
N16 other_event | time of the last climb and the record
N17 period | days in the jersey this year and two years ago
@dependence
S1 c | b | document
