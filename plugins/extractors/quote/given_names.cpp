// Common given names, for "he" and "she". The gender of other names is not guessed.
#include "lexicon.hpp"

namespace quote {
namespace {

constexpr WordList given_name_table[] = {
    {kFemaleName,
     "abigail agnes aisha alexandra alice alicia alison amanda amelia amy ana andrea angela anita ann anna anne annie "
     "audrey barbara beatrice beth betty brenda bridget camila carla carmen carol caroline carolyn catherine cecilia "
     "celia "
     "charlotte cheryl chloe christina christine cindy claire clara colleen cynthia daniela dawn deborah debra denise "
     "diana diane donna doris dorothy edith elaine eleanor elena elisa elise elizabeth ella ellen elsa emilia emily "
     "emma "
     "erica erin esther eva evelyn fatima fiona florence frances gabriela gail gina giulia gloria grace greta hannah "
     "heather heidi helen helena hillary ida ilhan ingrid irene iris isabel isabella ivana jacqueline jane janet "
     "janice "
     "jean jeanne jennifer jenny jessica jill joan joanna josephine joyce judith judy julia julie karen karin katarina "
     "kate katherine kathleen kathryn katie kelly kim kimberly kristen kristin kristina laura lauren layla leah lena "
     "leonie "
     "leslie lidia lily linda lisa liz lois lorraine louise lucia lucy lydia lynn madeleine maggie mara margaret maria "
     "mariam "
     "marie marilyn marina marion marta martha mary maya megan melanie melissa mia michelle mildred monica nadia nancy "
     "naomi natalie natasha nicola nicole nina nora norma olga olivia pamela patricia paula pauline peggy petra "
     "phyllis "
     "priya rachel rebecca regina renata rita roberta rosa rose rosemary ruth sabrina sally samantha sandra sara sarah "
     "sharon sheila shirley silvia sofia sonia sonya sophia sophie stella stephanie susan suzanne svetlana sylvia "
     "tamara "
     "tanya tatiana teresa theresa tina ursula valentina valerie vanessa vera veronica victoria virginia vivian wendy "
     "yasmin yolanda yvette yvonne zoe"},
    {kMaleName,
     "aaron abdul abraham adam adrian ahmed alan albert alejandro alex alexander alexei alfred ali allen andreas "
     "andrei "
     "andrew angus anthony antonio arnold arthur barack barry ben benjamin bernard bill bob boris brad brandon brian "
     "bruce "
     "bruno bryan carl carlos charles chris christian christopher claudio colin craig daniel darren dave david dean "
     "dennis "
     "derek dick diego dmitry donald douglas duncan dylan earl eddie edgar eduardo edward emmanuel enrique eric erik "
     "ernest "
     "eugene evan felix fernando filip francis francisco franco frank fred frederick gabriel gary geoffrey george "
     "gerald "
     "gerard giovanni glenn gordon graham greg gregory guy hans harold harry hassan hector henrik henry herbert howard "
     "hugh "
     "hugo ian ibrahim igor isaac ivan jack jacob jake james jan jason jeff jeffrey jens jeremy jerome jerry jesse jim "
     "jimmy "
     "joe joel johann john johnny jon jonathan jorge jose joseph joshua juan julian julio justin karl keith ken "
     "kenneth kevin "
     "khalid kurt kyle lance larry lars laurence lawrence lee leo leon leonard lewis liam louis lucas luis luke manuel "
     "marc "
     "marcel marco marcus mario mark martin marvin mathias matt matthew max mehmet michael miguel mike mikhail mohamed "
     "mohammad "
     "mohammed muhammad nathan neil nicholas nick nicolas nigel nikolai noah norman oliver omar oscar oto otto owen "
     "pablo patrick "
     "paul pavel pedro perry peter phil philip philippe pierre rafael ralph ramon randy raymond ricardo richard rick "
     "rob robert "
     "roberto rodney roger roland ronald roy russell ryan salman sam samuel scott sean sebastian sergei sergey sergio "
     "shane "
     "simon stanley stefan stephen steve steven stuart ted terry theodore thomas tim timothy todd tom tommy tony "
     "travis vernon "
     "victor viktor vincent vladimir volodymyr walter warren wayne will william xavier yusuf"},
};

}  // namespace

std::span<const WordList> given_names() { return given_name_table; }

}  // namespace quote
