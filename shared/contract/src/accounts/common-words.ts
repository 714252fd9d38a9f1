const list = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Words that common passwords are made of, in several languages; with what stands around them removed. */
export const commonWords = list(`
  password passwort passwd contrasena motdepasse wachtwoord senha haslo parola pass pwd admin administrator root user
  username guest default login letmein welcome willkommen bienvenue changeme change secret private master super access
  temp temporary test testing tester demo sample example hello hallo hola bonjour goodbye iloveyou love lovely lover
  loveme ilove you princess prince king queen angel baby babygirl babyboy sweetheart sweety honey sugar sunshine
  rainbow flower butterfly summer winter spring autumn sommer fruehling herbst monday tuesday wednesday thursday friday
  saturday sunday january february march april june july august september october november december football fussball
  soccer baseball basketball hockey tennis golf chelsea arsenal liverpool barcelona realmadrid juventus manchester
  united dragon monkey tiger lion panther eagle falcon wolf bear shadow killer hunter ranger soldier warrior ninja
  pirate batman superman spiderman ironman starwars startrek pokemon pikachu naruto minecraft fortnite matrix
  qwerty qwertz azerty asdf asdfgh zxcvbn qwertyuiop asdfghjkl zxcvbnm qazwsx abc abcd abcdef
  computer internet server network windows linux ubuntu apple google facebook twitter instagram youtube microsoft
  samsung iphone android database support helpdesk service tandem company office desktop console portal ticket tickets
  customer agent staff michael jennifer jessica ashley daniel david jordan thomas charlie robert matthew andrew joshua
  nicole michelle maggie buster ginger pepper cookie chocolate cheese banana orange cherry
  freedom trustno trust whatever forever together family friends mother father sister brother jesus christ
  blessed heaven hello world helloworld germany deutschland america england london paris berlin newyork
  mustang ferrari porsche mercedes corvette harley yamaha silver golden diamond purple yellow green black white blue red
  starwars money dollar million lucky winner number one two three four five six seven eight nine zero please thank
  security secure safe safety firewall system manager team work home house garden school student teacher doctor
`);

/** Whole pass-phrases that everybody has read somewhere, without blanks. */
export const commonPhrases = list(`
  thequickbrownfox thequickbrownfoxjumps
  thequickbrownfoxjumpsoverthelazydog tobeornottobe maytheforcebewithyou winteriscoming onceuponatime
  inthebeginning loremipsumdolor loremipsumdolorsitamet mypasswordis mypassword thisismypassword thisisapassword
  passwordpassword letmeinplease letmeinnow openthedoor opensesame abracadabra idontknow idontremember
  iforgotmypassword forgotpassword whatismypassword nopassword notapassword newpassword oldpassword yourpassword
  userpassword adminpassword rootpassword adminadmin administrator iloveyousomuch iloveyouforever iloveyoubaby
  ilovemyfamily iloveyoumom ilovejesus jesuslovesme jesusislord godisgood trustnoone trustno happybirthday
  happynewyear merrychristmas welcometothejungle bohemianrhapsody stairwaytoheaven harrypotter gameofthrones
  lordoftherings manchesterunited liverpoolfc realmadrid fcbarcelona neverwalkalone youllneverwalkalone
  unbelievable testtesttest testpassword demopassword changemenow changethispassword pleasechangeme
  thisisasecret topsecret supersecret secretpassword secretsecret qwertyqwerty asdfasdfasdf asdfghjklqwertyuiop
  hakunamatata supercalifragilisticexpialidocious antidisestablishmentarianism
`);
