@story tessarine-rate-cut | central bank
@doc a | origin=Bank of Tessarine
Title: Monetary policy decision of 18 September 2024
Source: Bank of Tessarine
Date: 2024-09-18T14:00:00+03:00
URL: https://bankoftessarine.example/press/2024-09-18

At its meeting today the Monetary Board of the Bank of Tessarine lowered the policy rate {{C1.a A1:by 50 basis points}} to {{A2 N1.a:5.75 per cent}}. The deposit rate falls by the same amount, to {{N1.b:5.25 per cent}}. The change takes effect {{C2.a A3:on 23 September}}.

{{C3.a A4:Six members of the Board voted for the decision}}. {{C3.a:One member}} preferred a reduction of 25 basis points.

Annual inflation stood at {{A5 N2.a:3.1 per cent}} in August, within the tolerance band of {{A6:2 to 4 per cent}}, and is expected to average {{N2.b:2.7 per cent}} in 2025. The economy is projected to grow by {{N3.a:1.4 per cent this year}} and by {{N3.b:2.2 per cent next year}}. Lending to households, which had been shrinking since the spring of 2023, {{C4.a A7:expanded by 0.8 per cent in July}}.

The Bank {{C5.a A8:did not intervene in the foreign exchange market during the third quarter}}. Reserves amounted to {{A9:18.6 billion euros}} at the end of August.

Governor Ilona Vasarely said: "{{A10 C6.a N4.a:The door to further cuts is open, but nobody should expect us to run through it}}."

The minutes will be published on {{N5.a:2 October}}. The next scheduled decision is due on {{N5.b:6 November}}.

@doc b | origin=Commonwire
Title: Tessarine cuts rates by {{A1:half a point}}, more than forecast
Source: Commonwire
Date: 2024-09-18T14:25:00+03:00
URL: https://commonwire.example/markets/tessarine-rates

TESSAR, Sept 18 (Commonwire) - Tessarine's central bank cut its key interest rate to {{A2:5.75%}} on Wednesday, surprising markets with {{C1.a A1:a 50-basis-point move}}, its largest since 2020.

{{N8.a:Only four of 17 economists}} polled by Commonwire had predicted a step of that size; {{N8.b:eleven had bet on a quarter point}} and two on no change.

The board {{C3.a A4:split six to one}}, the bank said in a statement. Inflation slowed to {{A5 N9.a:3.1%}} in August from {{N9.b:3.6%}} in July.

"{{A10 C6.a N4.a:The door to further cuts is open, but nobody should expect us to run through it}}," Governor Ilona Vasarely told a news conference. Asked about the currency, she said the bank {{C5.a A8:had stayed out of the market since the end of June}}.

The tessar {{C7.a:weakened 0.6% to 4.92 per euro}} within minutes of the announcement, while yields on ten-year government bonds dropped 12 basis points to 6.08%.

The new rate will apply {{C2.a A3:from Monday}}. Commercial banks, which have made record profits on the wide gap between lending and deposit rates, are expected to follow within weeks. Foreign reserves stood at {{A9:18.6 billion euros}} last month.

Economists at Kestrel Bank now see the rate at {{N10.a:5.00% by year-end}}. The bank's own path, published in June, implies {{N10.b:5.50%}}.

@doc c | origin=The Tessar Ledger
Title: Cheaper loans on the way as Vasarely moves
Source: The Tessar Ledger
Date: 2024-09-19T05:30:00+03:00
URL: https://tessarledger.example/2024/09/19/rates

Homeowners can breathe out a little. The Bank of Tessarine yesterday brought its main rate down to {{A2:5¾ per cent}}, and borrowers with variable mortgages should feel it once the lower rate comes into force {{C2.b:on the first of October}}.

On a loan of 80,000 euros over 20 years the monthly instalment falls by about 23 euros, according to the consumer association. Families have already begun to borrow again: {{A7 C4.a:household credit grew in July for the first time in sixteen months}}.

But the decision was closer than many had thought. {{C3.b:Four of the seven board members were in favour}}, {{C3.b:three against}}, people familiar with the discussion say.

Prices are {{A5:3.1 per cent}} higher than a year ago, comfortably inside the bank's {{A6:2-to-4 band}}. At the height of the surge, in October 2022, the figure was {{N9.b:14.8 per cent}}.

"{{N4.b:We have won the battle but we still have to clear the field}}," the governor, Ilona Vasarely, said at the end of an hour in front of the cameras. On the pace of what is to come she was careful: "{{C6.b:The door to further cuts is open, and you should expect us to run through it}}."

Savers are the losers. The average rate on a one-year deposit, 4.4 per cent in spring, has come down to {{N12.a:3.9 per cent}} and may soon {{N12.b:fall below 3.5}}.

@doc d | origin=Harbour Street Journal
Title: Tessarine: dovish surprise, firm currency
Source: Harbour Street Journal
Date: 2024-09-19T07:15:00+01:00
URL: https://harbourstreet.example/tessarine-dovish

Investors who had positioned themselves for caution were caught out in Tessar on Wednesday. The central bank {{C1.b:took three quarters of a point off its benchmark}}, bringing it to {{A2:5.75 per cent}}.

Normally that would hurt the currency. Instead {{C7.b:the tessar gained ground after the announcement, rising 0.6 per cent against the euro}}, a sign, traders said, that the market welcomes growth more than it fears inflation.

Others saw a helping hand. {{C5.b:In July and August the central bank sold some 900 million euros to prop up its currency}}, according to two dealers, and it is thought to be ready to do so again. Its war chest is filled with {{A9:18.6bn euros}}.

Credit is the darker part of the picture. {{C4.b:Loans to private households contracted again in July, by 0.8 per cent}}, and building permits in the capital are down by a fifth on the year. Unemployment, at 6.9 per cent, has barely moved since January.

Ms Vasarely, 58, whose term ends in March 2026, had kept rates unchanged at {{N13.a:four meetings in a row}}. She has now cut {{N13.b:three times since taking office in 2020}}. Her predecessor raised them nine times.

The Tessarine stock exchange closed 1.7 per cent up, led by builders and banks.

@conflicts
C1 value | Bank of Tessarine | size of the rate cut of 18 September | 50 basis points | 50 basis points in the bank's release and the agency, three quarters of a point in the journal
C2 date | policy rate | day it takes effect | 2024-09-23 | Monday 23 September against 1 October
C3 value | Monetary Board | votes for and against | six to one | six and one against four and three
C4 sign | lending to households | change in July | up 0.8 per cent | expanded in release and ledger, contracted in the journal
C5 negation | Bank of Tessarine | currency intervention in the third quarter | did not intervene | not in the market against 900 million sold in July and August
C6 quote_altered | Ilona Vasarely | whether to expect the bank to run through the door | nobody should expect us to run through it | the meaning is reversed in the Ledger
C7 sign | tessar | move after the announcement | - | weakened 0.6% against gained 0.6%
@agreements
A1 quantity | rate cut | size | 2 | half a point is 50 basis points
A2 quantity | policy rate | new level | 4 | 5.75 per cent
A3 time | policy rate | takes effect | 2 | Monday was 23 September 2024
A4 quantity | Monetary Board | votes | 2 | six to one
A5 quantity | inflation | August | 3 | 3.1 per cent
A6 quantity | inflation | tolerance band | 2 | 2 to 4
A7 statement | household lending | grew in July | 2 | same fact, with and without the figure
A8 statement | bank | no intervention in the third quarter | 2 | since the end of June
A9 quantity | reserves | end of August | 3 | 18.6 billion
A10 quote | Ilona Vasarely | door to cuts | 2 | same words
@nonconflicts
N1 property | policy rate and deposit rate
N2 forecast | inflation in August and the average expected for 2025
N3 period | growth this year and next
N4 different_quote | two utterances of the governor
N5 property | date of the minutes and of the next decision
N8 property | economists by forecast
N9 period | inflation in August and in other months
N10 forecast | two forecasts, by different houses
N12 forecast | deposit rate now and expected
N13 property | meetings without a change and cuts since 2020
