@story sarvestan-match | chess
@doc a | origin=Ostpress
Title: Okonjo levels title match after marathon ninth game
Source: Ostpress
Date: 2024-05-17T23:10:00+04:00
URL: https://ostpress.example/chess/game-nine

SARVESTAN, May 17 (Ostpress) - Challenger Daniel Okonjo won the ninth game of the world championship match {{A1:on Friday}} to draw level at {{A2 N1.a:4½-4½}} with the title-holder, Yelena Marchuk.

Marchuk resigned {{C1.a A3:on move 71}}, {{C2.a A4 N2.a:after six hours and 12 minutes}}, when she could no longer stop a passed pawn. It was the longest game of the match so far; the shortest, the fourth, had lasted {{N2.b:just under two hours}}.

Okonjo, 27, {{C3.a A5:had the white pieces}} and opened with the Catalan. Three games are left. The first player to reach {{N1.b:6½ points}} takes the title and {{A6 N3.a:1.2 million dollars}}; the loser receives {{N3.b:800,000}}.

"{{A7 C5.a N4.a:I had counted her out of the match a week ago, and I had counted myself out an hour ago}}," said {{C5.a:Okonjo}}, who had spent {{N5.a:47 minutes}} over a single move.

The champion left {{C6.a A8:without attending the press conference}}, for which the rules provide a fine of five per cent of the prize.

Marchuk, 34, has held the title since {{A9 N7.a:2019}} and defended it in {{N7.b:2021}}. She leads the world ranking with {{N8.a:2,811 points}}, ahead of Okonjo with {{N8.b:2,794}}.

Saturday is a rest day. The tenth game begins {{A10:on Sunday at three in the afternoon}}. If the score is level after twelve, rapid games will decide.

@doc b | origin=Checkline
Title: Game 9: Okonjo 1, Marchuk 0
Source: Checkline
Date: 2024-05-18T02:00:00Z
URL: https://checkline.example/wcc/game-9

Catalans are supposed to be quiet. This one was not. {{C3.a A5:With White}}, Daniel Okonjo gave up a knight for three pawns on move 24, and Yelena Marchuk, after a think of half an hour, took it.

The engines preferred Black for the next {{N10.a:20 moves}}. The turning point came on {{N10.b:move 52}}, when the champion, down to {{N5.b:four minutes}}, put her rook on the wrong file. {{C1.b:She gave up after White's 64th}}, with mate to follow.

The clock said {{C2.a A4 N2.a:6:12}}. No game in a title match had taken so long since {{N7.b:2014}}.

It leaves the two {{A2 N1.a:level at four and a half}}. Of the {{C7.a:nine games}} {{C7.b:six were drawn, two were won by Okonjo and two by Marchuk}}, which makes this the least peaceful match in twenty years.

"{{A7 C5.a N4.a:I had counted her out of the match a week ago, and I had counted myself out an hour ago}}," the {{C5.a:winner}} said with his jacket already over his shoulder. Asked about the knight he shrugged: "{{N4.b:You cannot calculate everything. Sometimes you have to ask.}}"

{{C6.a A8:Of the loser nothing was seen.}} Her second, Pavel Ringo, said that she had a headache. Whether the federation will fine her is to be decided by Tuesday.

Game 10 starts {{A10:on 19 May}}, when {{N12.a:Marchuk has White}}. For game 11 the colours {{N12.b:change again}}.

@doc c | origin=Sarvestan Chess Federation
Title: Press release 14: ninth game
Source: Organising Committee, Sarvestan 2024
Date: 2024-05-18T09:00:00+04:00
URL: https://sarvestan2024.example/press/14

The ninth game of the match for the world championship was played {{A1:on 17 May 2024}} in the hall of the Citadel before {{N13.a:940 spectators}}; {{N13.b:1,100 seats}} are available. It ended {{A3 C1.a:after 71 moves}} in a victory for Mr Daniel Okonjo.

First move: 15:00. Resignation: {{C2.a A4:21:12}}. Arbiter: Ms Huda Faraj.

Score: Ms Marchuk {{A2 N1.a:4½}}, Mr Okonjo {{A2 N1.a:4½}}.

Prize fund: two million dollars, of which {{A6 N3.a:1.2 million}} goes to the winner.

The Committee regrets that one of the players {{A8 C6.a:did not come to the media centre}}. It has referred the matter to the Appeals Board.

Broadcasts. Game nine was followed by {{N14.a:3.4 million devices}} at its height. {{C8.a:The audience has grown with every round since the fifth}}, and the Committee expects {{N14.b:four million}} for the last.

Tickets for the tie-break, if there is one, are on sale at {{N15.a:60 dollars}}; holders of a season ticket pay {{N15.b:40}}. The rest day will be marked by a simultaneous display by Grandmaster Ilse Tammik against 30 pupils; she lost two games at the last one.

The champion has worn the title {{A9:for five years}}.

@doc d | origin=Ostpress
Title: Marchuk crumbles in the heat
Source: Evening Courant
Date: 2024-05-18T16:00:00+01:00
URL: https://eveningcourant.example/chess

They will talk about it for years. In a hall hot enough to fry an egg, Daniel Okonjo pulled off the comeback of the season {{A1:last night}} and {{A2:tied the score}} at nine games.

It was {{C2.b:more than seven and a half hours}} before the champion stretched out her hand. Okonjo, who {{C3.b:was playing Black}}, had looked beaten at supper time. {{S1:According to Ostpress}} he spent three quarters of an hour on one move.

"{{C5.b:I had counted her out of the match a week ago, and I had counted myself out an hour ago}}," {{C5.b:his trainer, Ruben Salgado}}, told us in the corridor. Salgado, 51, is a former champion of Argentina and eats sunflower seeds by the bag.

And the queen of the board? {{C6.b:She came down to the microphones and congratulated her opponent}}, in a voice one had to lean forward to hear.

At stake are {{A6 N3.a:1.2 million dollars}} for the winner. Okonjo grew up in Leeds as one of five children and learned the moves from a bus driver. He owns {{N17.a:two suits}}, he says, and {{N17.b:six hundred chess books}}.

Viewers, meanwhile, have been switching off. {{C8.b:The online audience has shrunk from game to game}}, broadcasters complain, and advertisers wanted shorter evenings. They will be back {{A10:on Sunday}}.

@conflicts
C1 value | game nine | moves played | 71 | agency and organisers 71, Checkline 64
C2 value | game nine | duration | 6 hours 12 minutes | six hours 12 minutes against more than seven and a half hours
C3 value | game nine | colour of Okonjo's pieces | white | agency and Checkline: White; Courant: Black
C5 quote_attribution | "I had counted her out of the match" | speaker | Daniel Okonjo | Okonjo in two, his trainer in the Courant
C6 negation | Yelena Marchuk | appeared before the press after game nine | did not | three say she stayed away, the Courant that she came
C7 derived_arithmetic | nine games | results | - | six draws, two wins and two wins make ten
C8 sign | audience of the match | trend from game to game | - | grown against shrunk
@agreements
A1 time | game nine | day | 2 | 17 May 2024
A2 quantity | match | score | 3 | level at four and a half
A3 quantity | game nine | moves | 2 | 71
A4 quantity | game nine | duration | 3 | from 15:00 to 21:12 are six hours and 12 minutes
A5 statement | game nine | Okonjo had White | 2 | white pieces
A6 quantity | title match | winner's prize | 2 | 1.2 million
A7 quote | Okonjo | counted out | 2 | same words
A8 statement | Marchuk | not at the press conference | 3 | nothing seen, did not come
A9 time | Marchuk | champion since | 2 | five years before 2024
A10 time | game ten | day | 2 | Sunday was 19 May 2024
@nonconflicts
N1 property | score now and points needed
N2 other_event | this game and the fourth
N3 property | prize of the winner and of the loser
N4 different_quote | two utterances
N5 property | minutes spent on one move, minutes left to the other player
N7 other_event | two years
N8 property | ratings of the two
N10 property | a stretch of moves and one move
N12 other_event | colours in two games
N13 property | spectators and seats
N14 forecast | devices now and expected
N15 property | two prices
N17 property | suits and books
@dependence
S1 d | a | document
