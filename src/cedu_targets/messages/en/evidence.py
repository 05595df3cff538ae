"""Evidence and dossiers (cedu status --evidence, cedu template --for dossier)."""

from cedu_targets.messages.entry import Words

EVIDENCE: dict[str, Words] = {
    "DO001": Words(
        "an item without material",
        "No material was found for {item} ({text}).",
        "Put the material into the item's folder, or name the files in the column of evidence.",
        "Every item of a dossier needs material, and so does what is reported done. Material is a file: a folder alone is none, nor are hidden files, system files and locks of Office. Folders are known by their names: 卷二 条件与保障/10 师资队伍, 02/10, 卷二-十, 安排-21; numbers may be Chinese or full-width. Files are looked at from outside: whether they are there and begin as their suffix says. What is there never makes an item done.\n\nPasses: 卷二 条件与保障/10 师资队伍/名册.xlsx\nFails: the folder 卷二 条件与保障/10 师资队伍 is empty",
    ),
    "DO002": Words(
        "a named file that is not there",
        {
            "": "{item} names “{name}” as evidence; there is no such file.",
            "guess": "{item} names “{name}” as evidence; there is no such file. Is it “{guess}”?",
            "elsewhere": "{item} names “{name}” as evidence; it is not in the item's folder, the only one of this name is another item's: {guess}.",
        },
        {
            "": "Add the file, or correct its name.",
            "elsewhere": "Where that is the one, name it by its path “{guess}”; else add the file.",
        },
        "A named file is looked for in the item's folder, then in folders of no item (the folder itself, a unit's); by its path where one is given (卷二/9/名册.xlsx). Case and width make no difference, and the suffix may be left out.\n\nPasses: evidence 名册.xlsx, and the folder holds 名册.xlsx\nFails: evidence 名册.xlsx, and the folder only holds 志愿者名册.xlsx",
    ),
    "DO003": Words(
        "a file that is no material",
        {
            "": "“{name}” is {kind} inside, which its suffix does not say.",
            "unknown": "What is in “{name}” does not fit its suffix.",
            "empty": "“{name}” is empty.",
            "closed": "“{name}” cannot be opened: {reason}.",
            "closed_folder": "The folder “{name}” cannot be opened, and what is in it was not looked at: {reason}.",
            "deep": "The folder “{name}” is too far down, or links lead round and round to it; what is in it was not looked at.",
        },
        {
            "": "Replace it by a file that opens, or correct its suffix.",
            "unknown": "Replace it by a file that opens, or correct its suffix.",
            "empty": "Fill it.",
            "closed": "See who may read it.",
            "closed_folder": "See who may read it.",
            "deep": "Move the material some folders up.",
        },
        "An empty file, or one that is something else than its suffix says (a web page named .pdf), does not open and is no material. Pictures under the suffix of another kind of picture open all the same and count; of an unknown suffix nothing is asked. Only the beginning of a file is read.\n\nPasses: 照片.jpg is a picture\nFails: 总结.docx has 0 bytes; 名册.xlsx is a text",
    ),
    "DO004": Words(
        "material outside of the folder",
        {
            "": "“{name}” is a link that leads out of the folder, and no material.",
            "broken": "“{name}” is a link that leads nowhere, and no material.",
            "path": "{item} names “{name}” as evidence, which leads out of the folder and is no material.",
        },
        {
            "": "Put the file itself into the folder.",
            "broken": "Put the file itself into the folder.",
            "path": "Put the file into the folder, and write its name or its path in there.",
        },
        "A dossier is handed over as a whole: links that lead out of it, and paths that begin with ../ or C:\\, are gone on another computer. Links inside of it are fine.\n\nPasses: evidence 卷二/10/名册.xlsx\nFails: evidence ../名册.xlsx; D:\\材料\\名册.xlsx",
    ),
    "DO005": Words(
        "one file for several items",
        "“{name}” is the material of {several} items: {items}.",
        "See whether it is; where one file does show several things, nothing needs to change.",
        "A file that several items name, or that links of several items lead to, is told once. Copies are not compared.\n\nPasses: each item has a file of its own\nNoted: three items name 总结.docx, of which there is one",
    ),
    "DO006": Words(
        "a demand that was not met",
        {
            "": "{item} ({name}) has {said}, of {printed}: {difference}{of}.",
            "each": "{item} ({name}) has {said} as the least, of {printed} each: {difference}{of}.",
            "over": "{item} ({name}) has {said}, of {printed}: {difference}{of}.",
        },
        "See whether number and base are right; where they are, the demand is not met yet.",
        "The numbers of the returned list are held against those that the text demands: a share (52%), or a number and its base (52 of 100), as exact fractions. 以上 and 达 are both met by more; where the text says 左右 or 力争, missing it is only noted.\n\nPasses: 1% demanded, 120 of 10000\nFails: 1% demanded, 99 of 10000\nNoted: 80%左右 demanded, 79%",
    ),
    "DO007": Words(
        "none of the alternatives was met",
        "One of several demands is enough for {item}, and none is met: {targets}.",
        "See whether numbers and bases are right; where they are, the demand is not met yet.",
        "“…达50%，或…70%以上” is met by one of the two. While one has no number nobody says that none is met; that is DO009.\n\nPasses: 30% of the laid-off (50% demanded), 75% of the farmers (70% demanded)\nFails: 30% of the laid-off, 60% of the farmers",
    ),
    "DO008": Words(
        "files that belong to no item",
        "{files} files in {folder} belong to no item, and nobody names them as evidence: {names}.",
        "Move them into the folders of the items, or name them as evidence; the list itself (目录.xlsx) is a return of cedu status.",
        "Every file of the folder belongs somewhere: into the folder of an item, or it is named as evidence. All others are listed and counted for no item.\n\nPasses: 卷二/10/名册.xlsx\nNoted: 新建文档.docx at the top",
    ),
    "DO009": Words(
        "a number that is missing, or says too little",
        {
            "": "{item} ({name}) has no number; {printed} is demanded.",
            "base": "{item} ({name}) has “{said}” and no base ({base}); it was not judged.",
            "zero": "The base of {item} ({name}) is not above 0; it was not judged.",
            "unread": "The number of {item} ({name}), “{said}”, is no definite one; it was not judged.",
            "unread_base": "The base of {item} ({name}), “{said}”, is no definite number; it was not judged.",
            "differ": "Several numbers were reported for {item} ({name}); it was not judged.",
            "either": "One of several demands is enough for {item}: {short} is not met, and {name} ({printed}) has no number; it was not judged.",
            "which": "{item} has several demands, and “{said}” does not say of which it is ({name} …); it was not judged.",
        },
        {
            "": "Write the number: a share as a per cent, or a number and its base.",
            "base": "Write the base and where it comes from; a share or an amount a head is written 52%, 人均2元.",
            "zero": "See whether the base is right.",
            "unread": "Write one number, such as 52%, 2, 120人.",
            "unread_base": "Write one number, such as 12000.",
            "differ": "Ask those who reported, and keep one.",
            "which": "Use the list that cedu template --for dossier writes: it has a row for each demand.",
        },
        "A demand in numbers (1% of the population) is judged by a number: a per cent, or a number and its base. Whether 52 is 52 persons or 52% is never guessed. A number that is missing is not a demand that was missed.\n\nPasses: 52%; number 52, base 100\nNoted: number blank; number 52, base blank",
    ),
    "evidence_not_a_folder": Words(
        "not a folder", "This is no folder to look for evidence in.", "Give --evidence a folder."
    ),
    "no_dossier": Words(
        "no dossier",
        "No dossier was found: no items in volumes (卷一 …, 一、…), and no table of criteria.",
        "Give the document that lists what a dossier has to hold; for a schedule use cedu template --for status.",
    ),
    "dossier_not_a_folder": Words(
        "not a folder", "This is no folder, so no dossier can be put there.", "Give -o a folder; a new one is made."
    ),
    "dossier_exists": Words(
        "a file of this name exists",
        "The folder has a {name} with other content, perhaps filled in already; nothing was written.",
        "Choose another folder, or move that file away.",
    ),
}
EVIDENCE_TERMS: dict[str, str] = {
    "material_found": "{count} files", "material_partial": "{count} files, {missing} missing: {names}", "material_none": "no material", "material_none_named": "no material: {names}",
    "materials_dossier": "dossier of {count} items: {parts}", "materials_others": "{count} other items need material: {parts}", "materials_complete": "with material {count}", "materials_partial": "incomplete {count}", "materials_missing": "missing {count}",
    "status_lacking": "{count} items without material, or without all of it", "head_material": "Material", "bulletin_material": "Without material, or without all of it:", "status_folder": "Material was looked for in {folder}: whether files are there and begin as their suffix says, not what is in them.",
    "dossier": "Contents", "dossier_title": "{title}: contents of the dossier", "dossier_title_plain": "Contents of the dossier", "dossier_folder": "dossier", "dossier_how": "How to fill in",
    "dossier_hint": "Fill in the yellow cells only. Put the material into the folder with the number of its item; leave numbers and texts as they are. The other sheet says more.",
    "dossier_volume": "Volume", "dossier_number": "No.", "dossier_id": "Item no.", "dossier_text": "Item", "dossier_target": "Demand", "dossier_value": "Value", "dossier_base": "Base", "dossier_source": "Base source", "dossier_remark": "Remarks",
    "dossier_each": "; write the least", "dossier_value_say": "One number: a share as 52%, or a number with its base.", "dossier_base_say": "What it is a share of, such as the population.", "dossier_source_say": "Where the base comes from, such as the yearbook of 2020.", "dossier_evidence_say": "Names of files; may stay blank where all of them lie in the item's folder.",
    "dossier_how_lines": "1. Put the material (files) into the folders of the items, which bear the numbers of volume and item, such as “{example}”. Folders inside of them are fine; keep the numbers, the words behind them may change.\n2. Fill in the yellow cells only. Choose the status from the list; evidence may stay blank where all files lie in the item's folder.\n3. Where there is a demand, write the value: a share as a per cent (52%), or a number (52) with its base (100) and where that comes from. Where each has to reach it, write the least.\n4. An item with several demands has a row for each; status and evidence stand in the first one.\n5. Empty folders are no material, nor are empty files, files that are something else than their suffix says, and links that lead out.\n6. Then put the document that asks for the dossier beside the list, and check it from here: {command}",
    "dossier_written": "{folder} was written: {file} and {count} folders ({items} items; {numbers} demands ask for a number).", "dossier_kept": "{count} folders were there already; the files in them are untouched.", "dossier_next": "Put the material into the folders, fill in the list and run:",
}  # fmt: skip
