@story brevant-recall | food recall
@doc a | origin=Brevant Foods
Title: Brevant Foods recalls jars of Velluta Oro as a precaution
Source: Brevant Foods
Date: 2023-11-07T17:00:00+01:00
URL: https://brevantfoods.example/media/recall-7-november

Brevant Foods is recalling its hazelnut spread Velluta Oro in {{N1.a:400-gram}} jars because individual jars may contain small pieces of {{C1.a A1:blue plastic}}. The {{N1.b:750-gram}} size is not affected.

The recall covers {{C2.a C3.a A2:184,000 jars}} with a best-before date of {{N2.a:14 August 2024}}, filled {{N2.b:on 9 and 10 October}} at the Corvona plant. {{C3.b:About 121,000 were delivered to shops at home, 38,000 to Austria and 15,000 to Slovenia}}.

The pieces come from a conveyor guard that broke {{A3:on 10 October}}. {{C4.a A4:The fault was noticed by our own quality control}} during a check of retained samples on 2 November. {{C5.a A5:To date we know of no injuries}}.

Customers can return the product wherever they bought it and will be refunded {{A6 N3.a:4.29 euros}} without a receipt. A hotline is open from 8 a.m. to 8 p.m., including Saturday.

"{{A7 C6.a N5.a:We would rather take back a hundred thousand good jars than leave one bad one on a breakfast table}}," says managing director Ettore Brevant, grandson of the founder.

The line was cleaned and fitted with a new guard. Production {{C7.a A8:resumed on 4 November}} after an inspection by the authorities. Corvona turns out {{N6.a:52,000 jars}} on a working day; the company employs {{N6.b:870 people}}.

@doc b | origin=Pressa
Title: Brevant calls back {{C2.a A2:184,000 jars}} of hazelnut spread
Source: Pressa
Date: 2023-11-07T18:20:00+01:00
URL: https://pressa.example/brevant

CORVONA, Nov 7 (Pressa) - Food maker Brevant is withdrawing {{C2.a A2:184,000 jars}} of its best-selling hazelnut spread from the shelves in three countries after {{C1.a A1:bits of plastic}} were found in some of them, the company said {{A9:on Tuesday}}.

Buyers get back {{A6 N3.a:4.29 euros}} a jar. Retailers were told {{A10 N7.a:on Monday evening}}, the public {{N7.b:a day later}}.

A guard on a conveyor belt broke {{A3:in the second week of October}}, and splinters fell into the open glasses. {{C4.a A4:The company's laboratory discovered them last Thursday}}, Brevant said, when it looked at samples it keeps of each batch. {{C5.a A5:Nobody has been hurt as far as is known}}.

"{{A7 C6.a N5.a:We would rather take back a hundred thousand good jars than leave one bad one on a breakfast table}}," managing director Ettore Brevant said.

The line {{C7.a A8:has been running again since Saturday}}.

It is the second recall for the family firm, which was founded in {{N8.a:1951}}. In {{N8.b:2016}} it called back 26,000 boxes of wafers on which an allergen was not declared. It has annual sales of {{N10.a:310 million euros}}, and about {{N10.b:a quarter}} of them come from the spread. The recall will cost "{{N11.a:a low single-digit million sum}}", a spokeswoman said.

@doc c | origin=Pressa | copy-of=b
Title: Hazelnut spread withdrawn
Source: Corvona Kurier
Date: 2023-11-08
URL: https://corvonakurier.example/brevant

Food maker Brevant is withdrawing {{C2.a A2:184,000 jars}} of its best-selling hazelnut spread from the shelves in three countries after {{C1.a A1:bits of plastic}} were found in some of them, the company said {{A9:on Tuesday}}.

Buyers get back {{A6 N3.a:4.29 euros}} a jar. Retailers were told {{A10 N7.a:on Monday evening}}, the public {{N7.b:a day later}}.

A guard on a conveyor belt broke {{A3:in the second week of October}}, and splinters fell into the open glasses. {{C4.a A4:The company's laboratory discovered them last Thursday}}, Brevant said, when it looked at samples it keeps of each batch.

"{{A7 C6.a N5.a:We would rather take back a hundred thousand good jars than leave one bad one on a breakfast table}}," said managing director Ettore Brevant, who trained as a baker in our town.

{{C7.b:The line is to stand still until 20 November}}, and the 140 people who work on it have been sent on holiday, the works council told this newspaper. At the gate on Tuesday evening lorries were waiting to bring back the first pallets; the night shift unloaded eleven of them before midnight. The factory shop, which sells seconds at {{N3.b:2.50 euros}}, was closed. {{S1:Pressa}}

@doc d | origin=Shopwatch
Title: Velluta Oro: six questions the maker does not answer
Source: Shopwatch
Date: 2023-11-13T10:00:00+01:00
URL: https://shopwatch.example/velluta-oro

{{C4.b:It took a mother from Linz to get things moving}}. Sandra Hoffelner, 36, opened a jar {{N13.a:on 28 October}}, saw something blue on her knife and wrote to Brevant the same evening. She was answered {{N13.b:on 6 November}}, with a voucher for ten euros. {{C4.b:Only then, Shopwatch has learned, did anyone in Corvona go to the samples}}.

Nor is it true that all ended well. {{C5.b:Two customers had to see a doctor about cuts to the gums}}, the Austrian food agency confirms.

And the size of the matter? {{C2.b:The notice filed with the European alert system speaks of 240,000 jars}} with the best-before date {{N2.a:14/08/2024}}. Of these, 61 per cent had been sold when the alarm was raised.

What is beyond dispute is the refund, {{A6 N3.a:€4.29}}, paid by {{N16.a:nine}} of the {{N16.b:twelve}} chains we called without any fuss. Three wanted a receipt.

The shops, incidentally, had known {{A10 N7.a:since Monday 6 November}}. Brevant disputes that it was slow. Its chief, who is 49, sent us three lines, one of which reads: "{{N5.b:Speed is a matter of hours, care is a matter of days}}."

Our advice: throw the jar into no bin before you have noted the batch. It stands on the lid, below the date.

@doc e | origin=Il Mercante
Title: Spread thin
Source: The Mercante
Date: 2023-11-16T07:30:00+01:00
URL: https://mercante.example/spread-thin

Nine days after it had to recall its best seller, Brevant is counting. Finance chief Carla Zenoni told the Mercante that {{N11.b:2.4 million euros}} had been set aside, two thirds of it for freight and destruction.

What got into the spread was, she said, {{C1.b:slivers of metal no longer than a grain of rice}}, shed by a worn conveyor. {{A2 C2.a:Some 184,000 jars}} are involved.

The episode has done little harm to demand. {{N19.a:Orders from supermarkets in the first half of November were four per cent higher than a year before}}, according to Ms Zenoni. {{N19.b:In the week of the recall itself the tills rang up a tenth less}}, the market researchers of Panelo say.

The plant itself {{A8 C7.a:was back at work on the first Saturday of the month}}. Hazelnuts, which account for {{N17.a:40 per cent}} of the cost of a jar, have become {{N17.b:a third}} dearer since the spring.

Ettore Brevant, who likes an aphorism, has been teased for his last one. "{{C6.b:We would rather leave a bad jar on a breakfast table than take back a hundred thousand good ones}}," he is said to have told the cameras.

The firm has turned down two offers in five years, most recently {{N18.a:one of 420 million euros}} from a Swiss group. The family holds {{N18.b:88 per cent}}.

@conflicts
C1 value | Velluta Oro | foreign material in the jars | plastic | maker and agency: plastic; Mercante: metal
C2 value | Velluta Oro | jars recalled | 184,000 | 184,000 in four, 240,000 in the alert notice
C3 derived_arithmetic | jars recalled | total and countries | - | 121,000, 38,000 and 15,000 are 174,000, not 184,000
C4 value | foreign material | who found it first | - | the maker's own laboratory against a customer from Linz
C5 negation | recall | anyone injured | - | nobody hurt against two customers with cuts
C6 quote_altered | Ettore Brevant | take back good jars or leave bad ones | take back a hundred thousand good jars | the two halves have been exchanged
C7 date | Corvona line | production resumed | 2023-11-04 | since Saturday against stopped until 20 November
@agreements
A1 statement | jars | plastic | 2 | bits of plastic
A2 quantity | recall | jars | 3 | 184,000
A3 time | conveyor guard | broke | 2 | 10 October is in the second week
A4 statement | foreign material | found by the company | 2 | laboratory and quality control; Thursday was 2 November 2023
A5 statement | recall | no injuries known | 2 | no injuries, nobody hurt
A6 quantity | jar | refund | 3 | 4.29 euros
A7 quote | Ettore Brevant | hundred thousand good jars | 2 | same words
A8 time | line | resumed | 3 | Saturday was 4 November 2023
A9 time | recall | made public | 1 | Tuesday was 7 November 2023
A10 time | retailers | informed | 2 | Monday was 6 November 2023
@nonconflicts
N1 property | the size that is affected and the one that is not
N2 property | best-before date and day of filling
N3 property | refund and price in the factory shop
N5 different_quote | two utterances
N6 property | jars a day and employees
N7 property | retailers and public informed
N8 other_event | foundation and earlier recall
N10 property | sales and share of the spread
N11 hedge_bound | a vague sum and the provision
N13 property | letter and answer
N16 part_of_whole | chains called and chains that paid
N19 property | orders of the trade and sales at the till, different periods
N18 property | offer and stake
N17 property | share of cost and rise in price
@dependence
S1 c | b | document
