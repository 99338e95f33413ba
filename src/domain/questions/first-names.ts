/**
 * First names that are common among pupils in England, from the yearly lists of the Office for National Statistics since
 * 2007 and short forms of them; without accents. Names of two letters are left out: they may be initials.
 */
const FIRST_NAMES = new Set(
  `
  aaliyah|aarav|aaron|abby|abdul|abdullah|abdulrahman|abigail|abu|adam|adrian|ahmad|ahmed|aidan|aiden|aimee|
  aisha|aisling|aiza|alan|albert|albie|alec|aleksander|alessia|alex|alexa|alexander|alexandra|alexis|alfie|
  alfred|ali|alice|alicia|alina|alisha|alison|allan|alma|alyssa|amaan|amaya|amber|amelia|amelie|amina|amir|
  amira|amirah|amman|amna|amy|ana|anas|anastasia|andre|andrea|andrew|andy|angel|angela|angelica|angus|anisa|
  anna|annabel|annabelle|anne|annie|anthony|antoni|antonio|anya|april|arabella|archer|archie|aria|ariana|
  arianna|ariella|arjun|arlo|arnold|artem|arthur|arun|arya|asha|ashley|ashton|asia|asma|athena|aubrey|audrey|
  august|aurelia|aurora|austin|ava|ayaan|ayesha|ayla|ayra|azaan|bailey|barnaby|beatrice|beau|becky|bella|ben|
  benedict|benjamin|bethan|bethany|betsy|bilal|billie|billy|blake|blessing|bobbie|bobby|bonnie|bradley|
  brandon|brendan|brian|brody|brooke|bruno|bryony|caitlin|caleb|callum|calvin|cameron|camilla|carl|carla|
  carlos|caroline|carter|casey|caspian|cassidy|catherine|cathy|charles|charley|charlie|charlotte|chelsea|
  chloe|chris|christian|christina|christopher|ciara|claire|clara|clark|cleo|cody|cole|colin|connie|connor|
  conor|cooper|corey|courtney|craig|cristian|cruz|daisy|damian|dan|dani|daniel|daniela|daniella|danielle|
  danny|dante|darcey|darcie|darcy|daria|darius|darren|david|dawid|dawud|dean|declan|delilah|demi|denis|denisa|
  dennis|destiny|dexter|diana|diego|dominic|dominik|donna|dorothy|dotty|dougie|douglas|duncan|dylan|ebony|
  eddie|eden|edie|edith|edward|edwin|eesa|effie|eira|elaine|eleanor|elena|eli|elias|elijah|elin|elisa|elise|
  elisha|eliza|elizabeth|ella|elle|ellen|ellie|elliot|elliott|ellis|elodie|eloise|elora|elsa|elsie|emaan|eman|
  emanuel|emilia|emilie|emilio|emily|emma|emmanuel|emmeline|emmie|enzo|eric|erica|erik|erin|esa|eshaal|esme|
  esmee|ethan|ethel|eva|evan|evangeline|eve|evelyn|everly|evie|ewan|ezra|fabian|faith|faiza|farah|faris|
  fatima|fatimah|felicity|felix|fern|ferne|filip|finlay|finley|finn|finnley|fiona|fleur|flora|florence|
  florrie|floyd|frances|francesca|francis|francisco|frank|frankie|franklin|fraser|fred|freddie|freddy|
  frederick|freya|gabriel|gabriella|gabrielle|gareth|gary|gavin|gemma|gene|george|georgia|georgiana|georgie|
  georgina|gethin|gideon|gina|giovanni|grace|gracie|graham|grayson|greg|gregory|greta|gruffydd|guy|gwen|habib|
  hadi|hadiya|hafsa|hafsah|hailey|haleema|halima|hallie|hamish|hamza|hana|hania|hanna|hannah|haris|harleigh|
  harley|haroon|harper|harri|harriet|harris|harrison|harry|harvey|hassan|hayden|haydn|hazel|heather|hector|
  heidi|helen|helena|henley|henry|hermione|hetty|hiba|hollie|holly|honey|hope|hudson|hugh|hugo|humza|husna|
  hussain|hussein|ian|ianis|ibraheem|ibrahim|idris|igor|imaan|iman|imogen|ina|inaaya|inaya|india|indiana|
  indie|irene|iris|isa|isaac|isabel|isabella|isabelle|isaiah|isha|isla|ismaeel|ismael|ismail|isobel|isobelle|
  israel|issa|ivan|ivo|ivy|izabela|izzy|jack|jackson|jacob|jacqueline|jad|jade|jaden|jago|jaime|jake|jakob|
  jakub|jamal|james|jamie|jan|jana|jane|janet|jasmin|jasmine|jason|jasper|javier|jax|jaxon|jaxson|jay|jayden|
  jaydon|jaylen|jean|jed|jeff|jemima|jemma|jenna|jennifer|jenny|jenson|jeremiah|jeremy|jerome|jersey|jess|
  jesse|jessica|jessie|jim|jimmy|joan|joanna|joanne|jodie|joe|joel|joey|johan|john|johnny|jon|jonah|jonas|
  jonathan|jordan|jose|joseph|josephine|josh|joshua|josiah|josie|joy|joyce|juan|jude|judith|jules|julia|
  julian|juliana|julie|juliet|juliette|julius|june|junior|juniper|justin|kacey|kacper|kai|kaiden|kaitlyn|
  kaleb|kara|kareem|karen|karim|karina|karl|karol|kasey|kat|kate|katelyn|katherine|kathleen|kathryn|katie|
  katy|kay|kaya|kayden|kayla|kaylee|kayleigh|keeley|keira|keith|kelly|kelsey|kelvin|ken|kendra|kenneth|kenny|
  kenzie|kerry|kevin|khadija|khadijah|khalid|khalil|kian|kiara|kieran|kim|kimberley|king|kinga|kirsty|kit|
  kitty|kobe|kobi|konrad|krish|krystian|kyla|kyle|kylie|kyra|kyran|kyrie|lacey|laila|lana|lara|laura|lauren|
  layla|layton|lea|leah|leanne|leila|leland|lena|lennie|lennon|lenny|leo|leon|leona|leonard|leonardo|leonie|
  leroy|leslie|levi|lewis|lexi|lexie|liam|liana|libby|liliana|lillian|lillie|lilly|lily|lina|lincoln|linda|
  lindsay|lisa|liv|livia|liz|lizzie|logan|lois|lola|lorenzo|lottie|lou|louie|louis|louisa|louise|luana|luca|
  lucas|lucia|lucian|lucie|lucy|luis|luisa|lukas|luke|lulu|luna|luqman|lydia|lyla|lyra|mabel|macey|mackenzie|
  maddie|maddison|madeleine|madison|maggie|maha|mahdi|mahnoor|maia|maisie|maisy|maja|maksim|malachi|malachy|
  malaika|malakai|malik|manuel|mara|marc|marcel|marcus|margaret|margot|maria|mariam|mariana|marianne|marie|
  marina|mark|marley|marlon|marlowe|marnie|marta|martha|martin|martina|marwa|mary|maryam|maryanne|mason|mateo|
  mateusz|matilda|matt|matteo|matthew|matthias|maurice|max|maxim|maximilian|maximus|maxwell|maya|meadow|megan|
  mehmet|mei|melanie|melissa|melody|mercy|meredith|mia|micah|michael|michaela|michal|michalina|michelle|
  miguel|mika|mikaeel|mikael|mikail|mikayla|mike|mikey|mila|milan|milana|miles|millicent|millie|milly|milo|
  mimi|mina|minnie|mira|miracle|miriam|misha|miya|mohamed|mohammad|mohammed|moira|mollie|molly|monica|
  montgomery|monty|morgan|moses|muhammad|muhammed|mujtaba|murray|musa|mustafa|mya|myla|myles|mylo|myra|nadia|
  nadine|naima|nancy|naomi|natalia|natalie|natasha|nate|nathan|nathaniel|ned|neha|neil|nela|nell|nellie|nelly|
  nevaeh|neve|nia|niall|niamh|nicholas|nick|nicky|nico|nicola|nicolas|nicole|nieve|nigel|nikita|niko|nikodem|
  nikola|nikolas|nina|noah|noel|noor|nora|norah|nusaybah|nylah|oakleigh|oakley|ocean|octavia|odin|oisin|ola|
  olaf|oleksandr|olive|oliver|olivia|ollie|omar|ophelia|orla|orlando|oscar|osian|oskar|otis|otto|owain|owen|
  pablo|paddy|paige|paisley|palina|pamela|parker|patricia|patrick|patrycja|patsy|paul|paula|pauline|pawel|
  payton|pearl|peggy|penelope|penny|percy|perry|peter|petra|peyton|philip|philippa|phillip|phoebe|phoenix|pia|
  pierre|piotr|piper|pippa|pola|polly|poppy|preston|primrose|prince|princess|priscilla|priya|quentin|quinn|
  rachel|rafael|rafe|rafferty|raheem|rahim|rahul|raja|rajan|ralph|rami|ramona|rania|raphael|rashid|raul|raven|
  ray|raya|rayan|raymond|rayyan|rebecca|rebekah|reece|reem|reese|reggie|reginald|rehan|remi|remy|renata|rene|
  reuben|rex|rhea|rhian|rhiannon|rhys|ria|ricardo|richard|richie|rick|ricky|ridley|riley|rio|riordan|rita|
  river|riya|roan|rob|robbie|robert|roberto|robin|robyn|rocco|rodrigo|roger|rohan|roma|roman|romeo|romy|ron|
  ronald|ronan|ronnie|rory|rosa|rosalie|rosalind|rosanna|rose|roseanna|rosemary|rosie|ross|rowan|roxanne|roy|
  ruairi|ruben|ruby|rudi|rudy|rufus|rui|rukhsana|rupert|russell|ruth|ryan|ryder|rylee|saad|saanvi|sabrina|
  sadia|sadie|safa|saffron|safiya|safiyyah|sahar|sahil|saif|saira|salahuddin|salim|sally|salma|salman|sam|
  samantha|samara|samia|samir|samira|sammy|samson|samuel|sana|sandra|saoirse|sapphire|sara|sarah|sariya|sasha|
  saul|savannah|scarlett|scott|sean|seb|sebastian|selina|selma|seren|serena|seth|shah|shane|shania|shannon|
  sharon|shaun|shay|shayan|shayla|sheila|shelby|sian|sid|sidney|sienna|sierra|silas|silvia|simeon|simon|
  simone|sky|skye|skyla|skylar|sofia|solomon|sonia|sonny|sophia|sophie|spencer|stan|stanislaw|stanley|stefan|
  stefania|stella|steph|stephanie|stephen|steve|steven|stewart|stuart|subhan|sufyan|suki|sulaiman|sulayman|
  sumaya|sumayyah|summer|susan|susanna|susie|sydney|syed|syeda|sylvia|sylvie|szymon|tabitha|taha|talha|talia|
  talulah|tamara|tamsin|tania|tanya|tara|tariq|tasha|tate|taylor|teagan|ted|teddy|teo|terence|teresa|terry|
  tess|tessa|thalia|thea|theo|theodora|theodore|theresa|thomas|thor|tia|tiago|tiana|tiffany|tilda|tillie|
  tilly|tim|timothy|timur|tina|tobias|toby|todd|tom|tomas|tomasz|tommy|tony|tori|tracey|travis|trevor|tristan|
  troy|tudor|tyler|tyra|tyrell|tyrese|ultan|umair|umar|umayr|una|usman|uthman|valentina|valentino|valerie|
  vanessa|vera|verity|veronica|victor|victoria|vienna|viktor|viktoria|vincent|vinnie|viola|violet|vivian|
  vivienne|vlad|walter|wanda|warren|wayne|wendy|wiktor|wiktoria|wilbur|wilf|wilfred|will|william|willow|wilma|
  winifred|winnie|winston|wojciech|wren|xander|xavi|xavier|xena|yahya|yaqub|yara|yash|yasin|yasmin|yasmine|
  yasser|yazan|yolanda|youssef|yousuf|yuki|yunus|yuri|yusra|yusuf|yuvraj|yvonne|zac|zach|zachariah|zachary|
  zack|zahra|zaid|zain|zaina|zainab|zak|zakariya|zakir|zane|zara|zarah|zayaan|zayan|zayd|zayn|zaynab|zeeshan|
  zeke|zena|zeynep|ziggy|zion|zoe|zoey|zofia|zoha|zoya|zubair|zuri|zuzanna`
    .trim()
    .split(/[|\s]+/),
);

/** A word of three letters or more. */
const WORDS = /\p{L}{3,}/gu;
const ACCENTS = /\p{M}/gu;

/** True when one of the words of a short text is a common first name, in capitals or small letters. */
export function holdsFirstName(text: string): boolean {
  return (text.normalize('NFC').match(WORDS) ?? []).some((word) =>
    FIRST_NAMES.has(word.normalize('NFD').replaceAll(ACCENTS, '').toLowerCase()),
  );
}
