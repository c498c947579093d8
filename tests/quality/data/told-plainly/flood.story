@story torrow-flood | weather
@doc a | origin=Torrow Rivers Authority
Title: Situation report 3: River Torrow
Source: Torrow Rivers Authority
Date: 2022-10-21T12:00:00+01:00
URL: https://torrowrivers.example/reports/3

The River Torrow peaked at Ansley Bridge {{C1.a A1:at 03:20 today, Friday}}, at {{A2 N1.a:6.94 metres}}. The previous record there, {{N1.b:6.71 metres}}, dated from {{N1.b:January 1995}}. Levels are falling by about {{A3:four centimetres an hour}}.

In the 48 hours to 09:00, {{C2.a A4:112 millimetres of rain}} fell at Cold Fell, {{A5:as much as in an average October}}. Up to 15 millimetres more is expected by Sunday.

{{C3.a A6:1,260 homes}} have been evacuated: {{C3.b:640 in Ansley, 410 in Market Torrow and 180 in Wray}}. {{A7:Two rest centres}} are open; a third, at the leisure centre in Ansley, closed at 10:00 because it was no longer needed.

{{C4.a A8:The flood wall at Mill Lane held}}. Water entered properties there through the drains. The wall, finished in 2016, was built to withstand 7.2 metres.

Sandbags, some {{A9 N5.a:22,000}}, were filled by {{N5.b:300 volunteers}} and soldiers of the Royal Engineers. Four pumps, each able to move 1,000 litres a second, are working at Wray.

Alison Hebbert, the authority's duty manager, said: "{{A10 C5.a N7.a:The river has turned, but it has not gone. Please do not go home until you are told to}}."

The railway between Ansley and Market Torrow is shut {{N8.a:until at least Monday}}. The next report will appear at {{N8.b:18:00}}.

@doc b | origin=Crown News
Title: Record flood on the Torrow as {{A6:more than 1,200 homes}} are emptied
Source: Crown News Agency
Date: 2022-10-21T14:15:00+01:00
URL: https://crownnews.example/torrow-flood

The River Torrow rose higher than ever recorded {{A1:in the early hours of Friday}}, forcing people out of {{A6:more than 1,200 homes}} in northern towns.

{{C1.a A1:At twenty past three in the morning}} the gauge at Ansley Bridge showed {{A2 N1.a:6.94 metres}}, {{A11:23 centimetres above}} the mark left by the flood of January 1995.

No one was reported hurt. A man in his sixties was pulled from the roof of his car at Wray, the county fire service said, and taken to his daughter's house.

{{A8 C4.a:Defences at Mill Lane did their job}}, the Torrow Rivers Authority said, although water came up through the drains. About {{N9.a:70 shops and cafes}} in the street were flooded to a depth of up to {{N9.b:40 centimetres}}.

"{{A10 C5.a N7.a:The river has turned, but it has not gone. Please do not go home until you are told to}}," duty manager Alison Hebbert said.

{{C6.a A12:The environment minister, Graham Tull, travelled to Ansley on Friday morning}} and was met by residents who wanted to know why the pumps had arrived only on Thursday night.

Rain at Cold Fell came to {{A4 C2.a:112 millimetres in two days}}. Insurers spoke of {{N10.a N22.a:a first guess of 45 to 60 million pounds}}.

@doc c | origin=Crown News
Title: Torrow floods: what we know
Source: Northern Sentinel
Date: 2022-10-21T17:30:00+01:00
URL: https://northernsentinel.example/torrow-what-we-know

What has happened? After two days in which {{C2.b:90 millimetres of rain came down at Cold Fell}}, the Torrow reached {{A2 N1.a:6.94 metres}} in Ansley, {{A11:beating the old record by 23 centimetres}}.

When was the worst? {{C1.b:The crest went through Ansley at ten to seven on Friday morning}}, when many people were on their way to work. The water has since been dropping, at {{A3:roughly four centimetres every hour}}.

How many people are affected? Around {{A6:1,250 homes}} had to be left. {{A7:Two centres}} are taking people in. St Oswin's School has opened its hall for pets, of which {{N11.a:31 dogs}} and {{N11.b:a tortoise}} had arrived by noon.

Did the defences work? {{C4.b:No. The wall along Mill Lane gave way over a length of 30 metres and let the river into the street}}, traders there told the Sentinel.

What does it cost? Insurers have named {{N10.a N22.a:£45m to £60m}}. The wall itself cost {{N10.b:£8.3m}}.

Has anybody from the government been seen? {{C6.b:The environment secretary, Graham Tull, stayed in London and joined the crisis meeting by video}}.

When does the railway reopen? {{N8.a:Not before Monday}}, according to the operator. Buses run every {{N12.a:40 minutes}} and take {{N12.b:an hour and a quarter}}. {{S1:This article contains material from Crown News}}.

@doc d | origin=Market Torrow Mail
Title: 'We lost the freezer again': a street counts the cost
Source: Market Torrow Mail
Date: 2022-10-24T07:00:00+01:00
URL: https://markettorrowmail.example/street

By Sunday evening the skips in Mill Lane were full. Beth Arkle, who runs the chip shop at number 12, put a chest freezer, two fryers and a carpet on the pavement. "{{N13.a:We lost the freezer again}}," she said. "{{N13.b:That makes three}}."

It was the wettest spell in years: {{A4 C2.a:more than 11 centimetres of rain}} on the fell, {{A5:a month's worth in two days}}. Her shop stands barely {{N14.a:60 metres}} from the river, and the insurance excess has gone up {{N14.b:from £2,500 to £10,000}} since she moved in.

Mr Tull {{A12 C6.a:shook her hand on Friday, shortly after eleven}}, she says, and asked about the fryers.

All but 90 of the {{A6:1,260 households}} have now gone home. Among the helpers was the farmer Joe Sedgwick, whose tractor brought {{N16.a:57 people}} to dry ground in one night. He lost {{N16.b:40 ewes}}.

Alison Hebbert, who had pleaded with people on Friday, was at the bridge again. "{{C5.b:The river has turned and it has gone. Please go home when you are ready}}," she had told them then, which several residents hold against her. On Saturday she added: "{{N7.b:The rivers do not read our plans}}."

The pub gave free soup to those who had filled {{A9:the 22,000 sandbags}}. {{C7.b:The number of volunteers dwindled over the weekend}}, the vicar said, from three hundred to about eighty.

@doc e | origin=Insurance Weekly
Title: Torrow claims: the first tally
Source: Insurance Weekly
Date: 2022-10-27T09:00:00+01:00
URL: https://insuranceweekly.example/torrow-claims

Insurers have taken in {{N17.a:2,140 claims}} from the Torrow valley since {{A1:last Friday}}, of which {{N17.b:1,480}} concern private homes. The association of insurers now puts the bill at {{N22.b:£58m}}, within the range it gave on the first day.

Motor policies account for {{N18.a:£4m}} of that and business interruption for {{N18.b:£13m}}.

Loss adjusters were impressed by the readiness of the towns. {{C7.a:Volunteers turned up in growing numbers on Saturday and Sunday}}, one of them said, and most streets had been cleared by Monday evening.

The peak of {{A2:6.94m}} was slightly below what the 2016 wall was meant to stand. The state-backed reinsurance pool, Floodline, covers about {{N19.a:70 per cent}} of the homes concerned; its levy brings in {{N19.b:£180m}} a year. Since 2016 the scheme has paid out £310m.

Premiums will be a subject for the autumn. A typical policy in Ansley costs {{N20.a:£420}}, compared with {{N20.b:£265}} for the county as a whole. Analysts expect an increase of {{N21.a:about 6 per cent}} in January, after {{N21.b:9 per cent}} in the year now ending.

@conflicts
C1 time | River Torrow at Ansley | time of the peak | 03:20 | authority and agency 03:20, the Sentinel ten to seven
C2 value | Cold Fell | rain in 48 hours | 112 mm | 112 millimetres against 90
C3 derived_arithmetic | homes evacuated | total and towns | - | 640, 410 and 180 are 1,230, not 1,260
C4 negation | flood wall at Mill Lane | held | held | held and did its job, against gave way
C5 quote_altered | Alison Hebbert | what residents were told | it has not gone; do not go home | the local paper turns the sentence round
C6 negation | Graham Tull | went to Ansley on Friday | went | agency and local paper: he came; Sentinel: stayed in London
C7 sign | volunteers | number over the weekend | - | growing against dwindling
@agreements
A1 time | Torrow | peak on Friday | 3 | early on Friday
A2 quantity | Torrow | peak level | 3 | 6.94 metres
A3 quantity | Torrow | fall per hour | 2 | four centimetres
A4 quantity | Cold Fell | rain | 3 | 112 mm, more than 11 cm
A5 statement | Cold Fell | as much as in a month | 2 | an average October, a month's worth
A6 quantity | homes | evacuated | 3 | 1,260, more than 1,200, around 1,250
A7 quantity | rest centres | open | 2 | two
A8 statement | wall | held | 2 | held, did its job
A9 quantity | sandbags | number | 2 | 22,000
A10 quote | Alison Hebbert | the river has turned | 2 | same words
A11 derived | peak | above the record | 1 | 6.94 less 6.71 is 0.23
A12 statement | Graham Tull | in Ansley on Friday morning | 2 | travelled there; shook a hand there shortly after eleven
@nonconflicts
N1 other_event | peak now and in 1995
N5 property | sandbags and volunteers
N7 different_quote | two utterances
N8 property | railway and next report
N9 property | shops and depth of the water
N10 property | estimate of claims and cost of the wall
N11 property | kinds of pets
N12 property | interval and journey time of the buses
N13 different_quote | two sentences of one speaker
N14 property | distance and insurance excess
N16 property | people rescued and ewes lost
N17 part_of_whole | all claims and those of homes
N18 property | motor and business interruption
N19 property | share and levy of the pool
N20 scope | premium in Ansley and in the county
N22 hedge_bound | a first range and a later estimate within it
N21 period | increase expected and past
@dependence
S1 c | b | document
