@story altenrode-frost | agriculture
@doc a | origin=Agrarpress
Title: Late frost wipes out {{C1.a A1:two fifths}} of Altenrode's vines
Source: Agrarpress
Date: 2023-04-29T16:40:00+02:00
URL: https://agrarpress.example/en/altenrode-frost

ALTENRODE, April 29 (Agrarpress) - Growers in the Altenrode wine region have lost {{C1.a A1:about 40 percent}} of this year's buds after two nights of frost, the regional growers' association said {{A12:on Saturday}}.

Temperatures in the lower vineyards dropped to {{C2.a A2 N1.a:minus 5.8 degrees Celsius}} {{A3:on Wednesday}} night. On the slopes {{N1.b:minus 2.1}} was measured.

Of the region's {{A4 N2.a:6,200 hectares}}, some {{A5 N2.b:3,900}} were affected. The association estimated the damage at {{A6 N3.a:54 million euros}}; in {{N3.b:2017}}, the last year with a comparable spring, the loss came to {{N3.b:31 million}}.

"{{A7 C3.a N4.a:I have never seen so much green turn black in one morning}}," said {{C3.a:Renate Osterkamp}}, who chairs the association and farms 14 hectares at Lohsee.

Growers lit {{N5.a:18,000 candles}} and flew {{N5.b:three helicopters}} over the rows to push warm air down. Sprinklers froze at two sites.

{{C4.a A8:The state government will not declare the region a disaster area}}, Agriculture Minister Wim Tolkien-Rau said, pointing to a subsidised insurance scheme that 38 percent of growers have joined.

Last year Altenrode brought in {{A9 N7.a:61 million litres}}. {{C5.a A10:Prices for its Riesling in bulk have climbed}} since the frost, from 1.15 to {{A11 N8.b:1.40 euros}} a litre.

@doc b | origin=Agrarpress | copy-of=a
Title: Frost nights cost growers dear
Source: Lohsee Bote
Date: 2023-04-30
URL: https://lohseebote.example/frost

Growers in the Altenrode wine region have lost {{C1.a A1:about 40 percent}} of this year's buds after two nights of frost, the regional growers' association said {{A12:on Saturday}}.

Temperatures in the lower vineyards dropped to {{C2.b N1.a:minus 8.5 degrees}} {{A3:on Wednesday}} night. On the slopes {{N1.b:minus 2.1}} was measured.

Of the region's {{A4 N2.a:6,200 hectares}}, some {{A5 N2.b:3,900}} were affected. The association estimated the damage at {{A6 N3.a:54 million euros}}.

"{{A7 C3.a N4.a:I have never seen so much green turn black in one morning}}," said our neighbour {{C3.a:Renate Osterkamp}}, chair of the association.

Growers lit {{N5.a:18,000 candles}} and flew {{N5.b:three helicopters}} over the rows to push warm air down. In Lohsee the fire brigade brought coffee to the helpers until sunrise, and the parish hall stayed open with soup for those who had been outside since midnight. The village shop sold out of gloves.

{{C4.a A8:The state government will not declare the region a disaster area}}, Agriculture Minister Wim Tolkien-Rau said.

Last year Altenrode brought in {{A9 N7.a:61 million litres}}. The wine festival will take place {{N9.a:on 2 September}} as planned, and tickets for it go on sale {{N9.b:in July}}. {{S1:Agrarpress}}

@doc c | origin=Weinwoche
Title: The frost, the figures and the fight over aid
Source: Weinwoche
Date: 2023-05-04T08:00:00+02:00
URL: https://weinwoche.example/altenrode

A week after the cold came down on Altenrode, the sums are being done. At the weather station of the research institute the mercury {{C2.a A2:sank to -5.8 °C}} {{A3:in the night of 26 April}}, at a height where the youngest shoots stand.

{{C6.a A5:3,900 hectares}} were hit. {{C6.b:Of these, 1,450 lie in the Lower Valley, 1,100 around Lohsee and 950 on the Kressin terraces}}; nothing outside the three districts was harmed. The damage is put at {{A6:€54m}}, mainly in white varieties.

The question of aid divides the trade. {{C4.b:The state has proclaimed a disaster area}}, which releases federal money of up to {{N10.a:€12m}}; the growers had asked for {{N10.b:€20m}}.

Merchants have reacted. {{A10 C5.a:Bulk Riesling is dearer than a fortnight ago}}: {{A11 N8.b:€1.40}} a litre was paid on Tuesday, against {{N8.a:€1.15}} before.

Frost is nothing new here, but the buds now open earlier. They broke {{N11.a:on 11 April}}, {{C7.a:nine days ahead of the thirty-year mean}}, according to the institute, whose records go back to {{N11.b:1961}}. Its director, {{C3.b:Dr Pauline Sattler}}, would like to see wind machines, at €45,000 each, on the worst 600 hectares.

"{{C3.b:I have never seen so much green turn black in one morning}}," she said, scratching the bark of a dead cane.

@doc d | origin=Morgenruf
Title: Cheap wine, bitter growers
Source: Morgenruf
Date: 2023-05-05T06:00:00+02:00
URL: https://morgenruf.example/altenrode-wine

Anyone who feared for the contents of the cellar can relax. The frost that struck Altenrode {{A3:last week}} took {{C1.b:barely a quarter of the buds}}, and the dormant second eyes, which bear less but do bear, have begun to swell.

The trade appears to agree: {{C5.b:wine from the barrel is being offered at lower prices than before the cold}}. "{{N4.b:Nobody wants to be left with last year's tanks}}," said a broker, who counts 14 co-operatives among his clients.

With {{A9 N7.a:61 million litres}} the previous harvest had been generous. The coming one may yield {{N7.b:38 to 42 million}}, says the marketing board. Exports took a fifth of the last vintage, most of it to Scandinavia.

Some want to give up all the same. Dieter Kuhnke, 61, has {{N14.a:nine hectares}} near Kressin and no successor. He lost everything on {{N14.b:two of them}}. His vines came into leaf so soon that he had warned his wife at Easter; {{C7.b:the institute reports bud break a good two weeks earlier than the average of the past three decades}}.

The minister, who will visit {{N15.a:on Monday}}, has promised a bonus for those who replant. Details are to be settled {{N15.b:by the end of June}}, an official said, after talks with the banks and the two insurers active in the region.

@conflicts
C1 value | Altenrode vines | share of buds lost | about 40 percent | the agency says 40 percent, Morgenruf barely a quarter
C2 value | Altenrode frost | lowest temperature in the lower vineyards | -5.8 degrees | the local paper has swapped the digits
C3 quote_attribution | "I have never seen so much green turn black" | speaker | Renate Osterkamp | agency: chair of the growers; trade weekly: director of the institute
C4 negation | Altenrode | declared a disaster area by the state | - | will not declare against has proclaimed
C5 sign | bulk Riesling | change of price since the frost | up | climbed against lower prices
C6 derived_arithmetic | affected hectares | total and districts | 3,900 | 1,450, 1,100 and 950 are 3,500
C7 value | bud break | days ahead of the thirty-year mean | nine | nine days against a good two weeks
@agreements
A1 quantity | vines | buds lost | 1 | 40 percent
A2 quantity | frost | lowest temperature | 2 | -5.8
A3 time | frost | night | 3 | Wednesday was 26 April 2023, last week from 5 May
A4 quantity | region | area | 1 | 6,200 hectares
A5 quantity | region | affected area | 2 | 3,900 hectares
A6 quantity | frost | damage | 2 | 54 million euros
A7 quote | Renate Osterkamp | green turn black | 1 | same words
A8 statement | state | no disaster area | 1 | copy
A9 quantity | Altenrode | last year's harvest | 2 | 61 million litres
A10 statement | bulk Riesling | dearer | 2 | climbed, dearer
A11 quantity | bulk Riesling | price now | 2 | 1.40 euros
A12 time | association | statement | 1 | Saturday
@nonconflicts
N1 scope | lower vineyards and slopes
N2 part_of_whole | the region and the affected part
N3 other_event | damage now and in 2017
N4 different_quote | two speakers
N5 property | candles and helicopters
N7 forecast | last year's harvest and the coming one
N8 update_over_time | price before the frost and now
N9 property | date of the festival and of the sale of tickets
N10 property | aid released and aid asked for
N11 property | bud break and start of the records
N14 part_of_whole | the holding and the part lost
N15 property | visit and deadline
@dependence
S1 b | a | document
