@story awpu-ballot | trade union election
@doc a | origin=scrutineer
Title: AWPU: election of general secretary 2026, report of the scrutineer
Source: Civic Ballot Services Ltd, independent scrutineer
Date: 2026-03-31T09:00:00+01:00
URL: https://civicballot.example/reports/awpu-2026

This is our report on the election of the general secretary of the Amalgamated Warehouse and Port Union, held by post {{A1:from 2 to 27 March 2026}}.

Voting papers distributed: {{A2 C1.a N1.b:184,600}}
Voting papers returned: {{A3 N1.a N2.a:49,842}}
Turnout: {{A4 C2.a:27.0 per cent}} ({{C2.a N9.b:2021: 24.1 per cent}})
Invalid or spoilt papers: {{N2.b:412}}
Valid votes: 49,430

Votes cast:
FOY, Declan: {{C3.a A5:17,902}}
OKORO, Samuel: {{A6:5,413}}
TIGHE, Maureen: {{C3.a A7:26,115}}

We therefore declare that Maureen Tighe has been elected. Under rule 14(c) she takes office {{A8 C4.a:on 1 May 2026}}.

Of the papers returned, 61 arrived after the closing time of noon on 27 March and were not counted; they are not included above. Thirty-eight members asked for a replacement paper, and all of them were supplied. The count took place in Leeds {{A9:on Monday 30 March}} between 9.15 a.m. and 4.40 p.m., in the presence of six observers, two for each candidate.

We received {{N5.a:two complaints}} on the conduct of the election during the voting period, both concerning a leaflet, and dealt with them. We are satisfied that there are no reasonable grounds for believing that there was any contravention of the Act.
@doc b | origin=National Press Wire
Title: Tighe wins port union leadership
Source: National Press Wire
Date: 2026-03-31T12:25:00+01:00
URL: https://nationalpresswire.example/awpu-tighe

Maureen Tighe has been elected general secretary of the Amalgamated Warehouse and Port Union, Britain's fifth largest, with {{A10:52.8 per cent}} of the vote, the union announced on Tuesday.

Ms Tighe, 51, a former crane driver, {{A7:polled 26,115 votes}} to {{A5:the 17,902}} of Declan Foy, the assistant general secretary, who had been the favourite of the executive. Sam Okoro, a shop steward from Tilbury, {{A6:came third with 5,413}}. Turnout was {{A4:27 per cent}}.

She succeeds Ron Whitlaw, 66, who has led the union for fifteen years and retires at the end of April. She is {{C5.a A11:the first woman to hold the post}} in the union's history, which goes back to 1908.

"{{C6.a:I will not sign any deal that the members have not voted on}}," she told a press conference in London.

{{C7.a A12:Mr Foy conceded defeat}} within minutes of the declaration. "Maureen won, fair and square, and she has my hand," he said.

The first test comes soon. Talks over pay at Hallmark Logistics, which has {{N7.a:9,300 staff}} in {{N7.b:41 depots}}, resume on 14 April; the company has offered {{N8.a:3.2 per cent}}, and the union asks for {{N8.b:6}}.
@doc c | origin=National Press Wire | copy-of=b
Title: Crane driver takes the wheel at port union
Source: Mersey Argus
Date: 2026-03-31T16:00:00+01:00
URL: https://merseyargus.example/news/tighe

Maureen Tighe has been elected general secretary of the Amalgamated Warehouse and Port Union, Britain's fifth largest, with {{A10:52.8 per cent}} of the vote, the union announced on Tuesday.

Ms Tighe, 51, who drove a crane in Seaforth for eleven years, polled {{A7:26,115 votes}} and {{C3.b:beat Declan Foy, the assistant general secretary, by 7,213}}. Sam Okoro, a shop steward from Tilbury, {{A6:came third with 5,413}}. Turnout was {{A4:27 per cent}}.

She succeeds Ron Whitlaw, 66, who has led the union for fifteen years and retires at the end of April.

"{{C6.b:I will not sign any deal that the executive has not voted on}}," she told a press conference in London. {{C7.a A12:Mr Foy conceded defeat}} within minutes of the declaration.

At the Seaforth social club they had put 30 pounds behind the bar at odds of five to one. "She once kept a ship of bananas waiting for four hours because the ladder was wet," said Billy Keogh, 70, who trained her. "The captain sent her a card."

Her daughter Aoife, 24, is a steward too, at a parcels depot in Warrington with 640 workers. (With {{S1:National Press Wire}})
@doc d | origin=Freight and Quay
Title: What Tighe's victory means for operators
Source: Freight & Quay
Date: 2026-04-02
URL: https://freightandquay.example/analysis/awpu

Terminal operators had prepared for Declan Foy. They get Maureen Tighe, who on {{A9:Monday}} was found to have taken {{A10:some 53 per cent}} of the votes, and who in 2019 shut Seaforth for 17 days.

How strong is her mandate? {{C2.b:Turnout was down on the last contest}}, in 2021, in spite of four weeks of voting and a campaign by text message. {{C1.b:Papers went to 148,600 members}}. In absolute figures, {{A7:about 26,000 people}} chose her.

She will be {{C5.b:the second woman in the job}}; Edith Marlowe ran the union {{C5.b:from 1943 to 1946}}, when the men were away.

She is no wrecker, says one who has sat opposite her. At Seaforth she settled, in the end, for {{N8.b N11.a:4.5 per cent}} over {{N11.b:two years}}. But she is thorough. Expect her to ask for the books.

The calendar is tight. She will not sit at Whitlaw's desk until {{C4.b:the delegate conference in the third week of June}}, and until then Foy remains in charge of the talks at Hallmark. He has been at head office since 2004 and knows every clause.

Shares of the two listed port groups hardly moved: Hallmark Logistics lost 0.4 per cent on Tuesday, Tyne Terminals gained 0.6. Analysts at Brodie Peel put the cost of a one-week stoppage in all ports at £85 million.
@doc e | origin=Radio Humber
Title: "I was the one with the thermos"
Source: Radio Humber, breakfast programme
Date: 2026-04-01T08:10:00+01:00
URL: https://radiohumber.example/breakfast/awpu

Good morning. The new boss of the port workers is a woman, {{C5.a A11:for the first time ever}}, and she is used to heights.

Maureen Tighe got {{A10:more than half of the votes}} in a ballot that {{A1:lasted nearly four weeks}}. {{A2 C1.a:A hundred and eighty-four thousand six hundred}} people had a paper through the letter box, and {{A3:just under fifty thousand}} sent it back: {{A4 N9.a:a little over one in four}}. I asked her if that was not thin. "Show me a shareholders' meeting that does better," she said.

She begins {{A8 C4.a:on May Day}}. On her first day she wants to visit Immingham, at five in the morning, when the shift changes.

And the loser? {{C7.b:Declan Foy has not conceded}}. His agent, Pat Lomas, told me last night that they do not accept the result and will go to the Certification Officer; there are {{N5.b:nineteen complaints}} in his briefcase, he says, most of them about papers that came too late.

Third was {{A6:Sam Okoro with 5,413}}, and he was the only one who sang at the party. He is 29, the youngest who ever stood.

I asked her about the strike of 2019, the seventeen days of it. "I was the one with the thermos," she said. The weather is next: eleven degrees, dry, rain from about three.

@conflicts
C1 value | AWPU ballot | voting papers sent out | 184,600 | scrutineer and radio 184,600, trade paper 148,600
C2 sign | AWPU ballot | turnout against 2021 | rose | from 24.1 to 27.0 per cent, against down on the last contest
C3 derived_arithmetic | AWPU ballot | majority over Foy | 8213 | 26,115 less 17,902 is 8,213, not 7,213
C4 date | Maureen Tighe | takes office | 2026-05-01 | 1 May, May Day, against the third week of June
C5 value | Maureen Tighe | rank among the women who led the union | - | first woman ever against second, after Edith Marlowe
C6 quote_altered | Maureen Tighe | who has to vote on a deal | - | same press conference: members and executive
C7 negation | Declan Foy | conceded defeat | - | agency: conceded within minutes; radio a day later: has not conceded and does not accept the result
@agreements
A1 time | AWPU ballot | length of the voting | 2 | 2 to 27 March is nearly four weeks
A2 quantity | AWPU ballot | papers sent out | 2 | 184,600
A3 quantity | AWPU ballot | papers returned | 2 | 49,842 is just under fifty thousand
A4 quantity | AWPU ballot | turnout | 3 | 27 per cent is a little over one in four
A5 quantity | Declan Foy | votes | 2 | 17,902
A6 quantity | Sam Okoro | votes | 3 | 5,413
A7 quantity | Maureen Tighe | votes | 3 | 26,115 is about 26,000
A8 time | Maureen Tighe | takes office | 2 | 1 May is May Day
A9 time | AWPU ballot | day of the count | 2 | Monday 30 March
A10 quantity | Maureen Tighe | share of the votes | 3 | 52.8 per cent is some 53 per cent and more than half
A11 statement | Maureen Tighe | first woman in the post | 2 | agency and radio
A12 statement | Declan Foy | conceded | 1 | agency and its reprint
@nonconflicts
N1 part_of_whole | papers returned and papers sent out
N2 part_of_whole | invalid papers among those returned
N5 update_over_time | two complaints during the voting, nineteen claimed by the loser afterwards
N7 property | staff and depots
N8 property | offer and demand in the present talks, and the settlement of 2019
N9 period | turnout of 2026 and of 2021
N11 property | rise and the years it covers
@dependence
S1 c | b | document
