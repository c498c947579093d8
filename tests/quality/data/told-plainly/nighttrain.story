@story luna-night-train | railways
@doc a | origin=NorWire
Title: Night train to the south returns after a decade
Source: NorWire
Date: 2025-04-05T08:10:00+02:00
URL: https://norwire.example/2025/04/05/night-train

BRENNHAVN, {{A1:April 5}} (NorWire) - The first overnight train between Brennhavn and Castel Duro in {{A8 C4.a:more than ten years}} rolled out of the Central Station {{A1:on Friday}} evening {{C1.a A9 N1.a:at 20:14}}, {{N1.b:nine minutes behind schedule}}, to the sound of a brass band.

Private operator Luna Rail said {{A2 N3.a:312 passengers}} were on board for the {{A3:1,340-kilometre}} journey, which crosses three borders. The train is made up of {{A4:11 carriages}} and can carry {{N3.b:420 people}}.

The cheapest place, a reclining seat, costs {{A5 N2.a:49 euros}} one way, while {{C2.a A6 N2.b:a bed in a shared sleeper starts at 169}}.

The Transport Ministry {{C3.a A10:is supporting the connection with 8.5 million euros a year}} until the end of 2028, a spokeswoman said.

"{{A7 C5.a:We are not competing with the plane. We are competing with the alarm clock}}," Luna chief executive Marit Adeyemi told reporters on the platform. "Nobody should have to get up at four to be at a meeting at ten."

Luna, founded in 2017, already runs two other overnight services, which last year carried 640,000 people between them, {{C6.a A11:seven percent more than the year before}}.

The train runs {{N6.a:three times a week}} to begin with and {{N6.b:every night from 15 June}}.

@doc b | origin=NorWire | copy-of=a
Title: Band plays as night train leaves
Source: Brennhavn Tidende
Date: 2025-04-05
URL: https://brennhavntidende.example/english/night-train

The first overnight train between Brennhavn and Castel Duro in {{A8 C4.a:more than ten years}} rolled out of our Central Station {{A1:on Friday}} evening {{C1.b:at 20:41}} to the sound of the Havn Brass Band.

Private operator Luna Rail said {{A2 N3.a:312 passengers}} were on board for the {{A3:1,340-kilometre}} journey, which crosses three borders. The train is made up of {{A4:11 carriages}} and can carry {{N3.b:420 people}}.

The cheapest place, a reclining seat, costs {{A5 N2.a:49 euros}} one way, while {{C2.a A6 N2.b:a bed in a shared sleeper starts at 169}}.

Among the travellers was Odd Fjellstad, 77, a retired engine driver who had brought a thermos flask and his old cap. "I slept badly on this line for thirty years and I mean to sleep badly once more," he said.

"{{A7 C5.a:We are not competing with the plane. We are competing with the alarm clock}}," Luna chief executive Marit Adeyemi said on the platform.

Luna, founded in 2017, already runs two other overnight services. The kiosk on platform 7 will stay open until nine on the days when the train runs, which means {{N6.a:three evenings a week}} for now. {{S1:(NorWire/BT)}}

@doc c | origin=European Rolling Stock Review
Title: Luna launches Brennhavn sleeper
Source: European Rolling Stock Review
Date: 2025-04-08T10:00:00+01:00
URL: https://ersr.example/news/luna-launch

Luna Rail's third overnight route opened {{A1:on 4 April}}, when a pair of leased electric locomotives took train LR 471 out of Brennhavn. Departure was {{A9 C1.a:at 8.14pm}}; arrival in Castel Duro, {{A3:833 miles}} to the south, followed at 10.31 the next morning.

The formation comprises {{C7.a A4:eleven vehicles}}: {{C7.b:five sleeping cars, three couchettes and two with seats}}. The sleepers, built in 1996, were rebuilt over 14 months at Hradek at a cost of {{N5.a:€1.9m apiece}}. A further {{N5.b:€27m}} is earmarked for new stock, to be delivered in 2027.

Fares begin at {{A5:€49}} for a seat; {{A6 C2.a:sleeper passengers pay at least €169}}.

State involvement remains substantial. Under the contract signed last November the ministry {{C3.a A10:contributes €8.5m annually}}, which Luna says covers about a third of track access charges on the route.

The national railway withdrew its own train on the corridor {{A8 C4.a:at the timetable change of December 2014}}, citing losses of €11m a year. Luna reckons that it needs {{N7.a:an average load of 64 per cent}} to break even. On the inaugural run {{N7.b:74 per cent}} of places were taken.

Elsewhere its trains are filling up: {{A11 C6.a:ridership on the two existing routes was 7 per cent higher in 2024}} than in 2023.

@doc d | origin=Handelsbote
Title: All aboard for a gamble on rails
Source: Handelsbote
Date: 2025-04-07T06:00:00+02:00
URL: https://handelsbote.example/luna-rail-gamble

It takes courage to sell beds on wheels. Luna Rail, whose train to Castel Duro set off for the first time {{A1:last Friday}} with {{A2:just over 300 customers}}, has {{C3.b:received not a cent from the taxpayer for the route}}, and its investors will want to see a return before long.

Demand is the weak point. {{C6.b:Passenger numbers on the company's older lines slipped by seven per cent last year}}, and a summer of engineering works lies ahead. Against this stands a price list that is not exactly modest: {{A5:€49}} buys a seat, and {{C2.b:whoever wants a mattress must find no less than €139}}. The airlines ask for about €80 and need two and a quarter hours.

Ms Adeyemi, 46, who used to run a ferry company, shows no sign of nerves. "{{C5.b:We are competing with the plane, and we are competing with the alarm clock}}," she said before departure.

History is not on her side. {{C4.b:The predecessor was taken off in the spring of 2009}}, after fourteen years of losses.

The owners, a pension fund and two families, have put in {{N8.a:€62 million}} so far. {{N8.b:A second round of €40 million}} is planned for the autumn. Luna employs 410 people, 95 of whom were hired for the new connection.

@conflicts
C1 time | first Luna night train | departure from Brennhavn | 20:14 | agency and trade journal say 20:14, the local paper 20:41
C2 value | Luna Rail | cheapest sleeper fare | 169 euros | three say 169, the business daily 139
C3 negation | Luna Rail | public money for the route | 8.5 million euros a year | agency and journal: ministry pays; business daily: not a cent
C4 date | earlier night train | year it was withdrawn | December 2014 | more than ten years ago, December 2014, against spring 2009
C5 quote_altered | Marit Adeyemi | whether Luna competes with the plane | We are not competing with the plane | the negation has gone in the business daily
C6 sign | Luna Rail's two other routes | change in passengers in 2024 | up 7 percent | rose in agency and journal, slipped in the business daily
C7 derived_arithmetic | train LR 471 | carriages and their kinds | - | five, three and two make ten, not eleven
@agreements
A1 time | first train | day of departure | 3 | Friday was 4 April 2025
A2 quantity | first train | passengers | 2 | 312 is just over 300
A3 quantity | route | length | 2 | 1,340 km are 833 miles
A4 quantity | train | carriages | 2 | eleven
A5 quantity | Luna Rail | cheapest seat | 3 | 49 euros
A6 quantity | Luna Rail | cheapest sleeper place | 2 | 169 euros
A7 quote | Marit Adeyemi | alarm clock | 1 | same words
A8 time | earlier train | withdrawn | 2 | December 2014 is more than ten years before April 2025
A9 time | first train | departure | 2 | 20:14 is 8.14pm
A10 quantity | ministry | annual subsidy | 2 | 8.5 million euros
A11 statement | existing routes | ridership up 7 percent | 2 | same change in other words
@nonconflicts
N1 property | time of departure and length of the delay
N2 property | fare of a seat and of a bed
N3 property | passengers on board and capacity
N5 property | cost of rebuilding one car and budget for new stock
N6 update_over_time | frequency now and from June
N7 property | break-even load and actual load
N8 forecast | money put in and money planned
@dependence
S1 b | a | document
