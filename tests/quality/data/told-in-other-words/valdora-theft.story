@story valdora-theft | art theft
@doc a | origin=Adria Press
Title: Thieves take five works from Valdora gallery
Source: Adria Press
Date: 2026-01-19T17:20:00+01:00
URL: https://adriapress.example/2026/01/19/valdora

VALDORA, Italy (Adria) - {{C1.a:Four masked men}} broke into the Pinacoteca of Valdora early on Monday and left with {{A1 N2.a N3.b:five works}} insured for {{A2 C5.a N1.a:9.4 million euros}}, among them a fifteenth-century Madonna, police said.

The alarm went off {{A3:at 3.14 a.m.}} and the first patrol car reached the building {{A4:at 3.26}}. By then the burglars, who had forced a window on the courtyard with a hydraulic jack, were gone.

The Madonna of the Quinces by Lorenzo Tassi, a panel of 62 by 48 centimetres, is valued at {{A5 C5.a:5.2 million euros}} alone. It had been back on the wall {{C6.a A6:since 12 December}} after eleven months in a restorer's workshop. Also missing are two still lifes, a portrait of a notary and {{A1:a bronze satyr}} 23 centimetres tall.

"{{N10.b C4.a:They knew exactly which screws to turn}}," {{C4.a:said the director of the gallery, Livia Sartori}}, on the steps of the building. {{C3.a:Nobody was on guard in the building that night}}, she said; the post of night watchman was abolished in 2023.

{{N4.a:No arrests have been made.}} A reward of 200,000 euros has been offered. In 2011 the gallery lost {{N2.b:two drawings}}, which were returned by post.
@doc b | origin=Eco di Valdora
Title: "As if someone had taken our grandmother"
Source: L'Eco di Valdora (English page)
Date: 2026-01-20T07:00:00+01:00
URL: https://ecodivaldora.example/en/pinacoteca

There was a queue outside the Pinacoteca yesterday, though it was shut. People had brought quinces. "It is as if someone had taken our grandmother," said Ines Bortolin, 74, who has dusted the frames for 29 years.

{{A1:Four paintings and a small bronze}} are gone. A baker, Tommaso Riva, who starts work at two, saw {{C1.b:three figures}} run to a white van in Vicolo Stretto, one of them limping. There were {{C1.b:three of them and no more}}, he told this newspaper twice. It was {{A3:a quarter past three}}, give or take a minute; the carabinieri came {{A4:some twelve minutes later}}.

The van, stolen in Rovigo before Christmas, was {{C2.a A7:found burnt out yesterday at noon in a quarry at Castelmora}}, 18 kilometres to the north.

{{C3.b:Two watchmen were inside the building}} when it happened, our enquiries show, and both were asleep in the cloakroom.

The Pinacoteca has {{N3.a:612 works}} and was doing well, or so everybody thought. {{C7.a:Visitor numbers climbed to 96,000 last year}}, {{C7.a:from 88,000 in 2024}}. It is the lottery money, not the tickets, that has dwindled: 310,000 euros in 2025, half of what it used to be.

The mayor, Paolo Venier, cut short a skiing holiday. He promised new cameras by Easter, which falls on 5 April.
@doc c | origin=Carabinieri
Title: Theft at the Pinacoteca of Valdora: request for information
Source: Carabinieri, Command for the Protection of Cultural Heritage
Date: 2026-01-20T11:00:00+01:00
URL: https://carabinieri.example/tpc/2026/01/valdora

On 19 January 2026 {{A3:at 03:14}} the intrusion alarm of the Pinacoteca Comunale, Piazza del Grano 3, was triggered. A patrol was on the spot {{A4:at 03:26}}. Evaluation of the cameras shows {{C1.a:four perpetrators}}, all in dark overalls, who stayed in the building {{N7.a:for six minutes and forty seconds}}.

The following were taken:
1. Lorenzo Tassi, Madonna of the Quinces, tempera on poplar, 62 x 48 cm.
2. and 3. Anonymous, Still Life with Pears and Still Life with Crab, oil on canvas, a pair.
4. Ottavio Brenta, Portrait of a Notary, oil on canvas, dated 1631.
5. Paduan workshop, Satyr, bronze, height 23 cm.

The sum insured is {{A2 C5.a N1.a:EUR 9,400,000}}. {{C3.a:At the time of the theft no staff were present.}}

The vehicle used, a white Fiat Ducato, was {{C2.a A7:recovered, destroyed by fire, at the disused quarry of Castelmora}} at 12:05 on the same day. Of interest is a second vehicle, dark, possibly an Audi, seen there by a hunter {{N7.b:at about four in the morning}}.

Persons who were in the area of Vicolo Stretto between 02:30 and 03:30 are asked to telephone 049 555 0117, at any hour. Information leading to the recovery of the works may be rewarded {{A8:with up to EUR 200,000}}.
@doc d | origin=Gazette of Collecting
Title: Valdora: what was stolen, and who would want it
Source: The Gazette of Collecting
Date: 2026-01-30
URL: https://gazetteofcollecting.example/valdora

No dealer will touch the Valdora Madonna. That is the good news. It is one of nine panels known by Lorenzo Tassi, it has been in every textbook since 1920, and at auction, were it ever to be sold lawfully, it might fetch {{N1.b:14 million euros}}.

The insurers are more sober. They have the {{A1:five pieces}} down for {{A2 C5.a:9.4 million}}, and {{C5.b:the Madonna makes up two thirds of that}}. The two still lifes are put at {{N5.a:1.6 million each}}, the notary at {{N5.b:700,000}}, and the satyr at 300,000.

Why now? The panel had come home from the restorer's in Florence {{C6.b:just five days before the burglary}}, and the new case, ordered from a firm in Augsburg, was not yet delivered. "{{C4.b:They knew exactly which screws to turn}}," as {{C4.b:the public prosecutor, Dario Menghini, put it}} on the steps of the gallery.

It does not help that the house is poor. {{C7.b:It had fewer visitors in 2025 than in the year before}}, it has sold the café, and of its {{N6.b:14 employees}} only {{N6.a:five}} are full-time.

There is movement at last. {{N4.b:Two brothers from Mestre, aged 31 and 36, were arrested on Wednesday}}; in their garage lay an empty crate. The getaway van had been set on fire {{C2.b:on the beach at Porto Serio}}.
@doc e | origin=Il Quotidiano
Title: Sleeping beauty: how Italy guards its small museums
Source: Il Quotidiano (English edition)
Date: 2026-01-22T06:00:00+01:00
URL: https://ilquotidiano.example/en/small-museums

Twelve minutes passed between the alarm in Valdora and {{A4:the arrival of a patrol at 3.26}}. It sounds quick. It was not quick enough for {{A1:four canvases and panels and a bronze}}, worth {{A2 N1.a:nearly nine and a half million euros}} on paper.

Valdora is no exception. Of the 2,470 municipal museums in the country, {{N8.a:1,310}} have no guard at night, according to a survey of the ministry made in 2024; {{N8.b:640}} have no alarm at all. Valdora had an alarm, and good cameras, bought {{N9.a:for 85,000 euros}} three years ago. It had no bolts on the windows.

"{{N10.a:A museum is not a bank, and it should not look like one}}," Livia Sartori, who has led the Pinacoteca since 2019, said when we rang her on Tuesday. Her Madonna, she said, had hung there {{A6:for five and a half weeks}} since its cleaning. School classes came to see it each morning. Tassi painted it in 1478, for a chapel that fell down in an earthquake; {{A5 C5.a:more than half of the total sum}} is for this one picture, which is smaller than a pillowcase.

A parliamentary committee will hear the minister on 3 February. He wants to spend {{N9.b:40 million euros}} on security. The reward, {{A8:a fifth of a million}}, comes from the savings bank of Valdora.

@conflicts
C1 value | Valdora theft | number of burglars | 4 | agency and carabinieri (cameras) say four, the local paper's witness three and no more
C2 value | getaway van | place where it was burnt and found | quarry at Castelmora | local paper and carabinieri: quarry at Castelmora; magazine: beach at Porto Serio
C3 negation | Pinacoteca | guards in the building at night | nobody was in the building | director and carabinieri say that no one was there, the local paper that two watchmen slept inside
C4 quote_attribution | they knew exactly which screws to turn | speaker | Livia Sartori | same words on the steps of the gallery, given to the director and to the prosecutor
C5 derived_arithmetic | Madonna of the Quinces | share of the insured sum | 55 % | 5.2 of 9.4 million is a little more than half, not two thirds
C6 date | Madonna of the Quinces | return from the restorer | 2025-12-12 | 12 December, five and a half weeks before, against five days before the burglary (14 January)
C7 sign | Pinacoteca | visitors in 2025 against 2024 | - | climbed from 88,000 to 96,000 against fewer than in the year before
@agreements
A1 quantity | Valdora theft | works stolen | 4 | five works are four paintings and a bronze
A2 quantity | Valdora theft | sum insured | 4 | 9.4 million, EUR 9,400,000, nearly nine and a half million
A3 time | Valdora theft | alarm | 3 | 3.14 a.m. is a quarter past three, give or take a minute
A4 time | Valdora theft | arrival of the patrol | 4 | 3.26 is twelve minutes after 3.14
A5 derived | Madonna of the Quinces | share of the sum | 2 | 5.2 of 9.4 million is more than half
A6 time | Madonna of the Quinces | back on the wall | 2 | 12 December to 19 January is five and a half weeks
A7 statement | getaway van | found burnt at Castelmora | 2 | local paper and carabinieri
A8 quantity | reward | amount | 2 | EUR 200,000 is a fifth of a million
@nonconflicts
N1 property | sum insured of all works and possible auction price of one
N2 other_event | the theft of two drawings in 2011 
N3 part_of_whole | five stolen works out of 612
N4 update_over_time | no arrests on 19 January, two on 28 January
N5 property | values of different pictures
N6 part_of_whole | five full-time employees among fourteen
N7 property | time spent in the building and time of the second car at the quarry
N8 property | museums without guards and museums without alarms
N9 scope | cost of the cameras at Valdora, spending planned for the country
N10 different_quote | two sayings of the director on different days
