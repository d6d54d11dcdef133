target_sources(domus_services PRIVATE
    journal/journal.cpp journal/journal.h
    journal/journalentry.cpp journal/journalentry.h
    journal/journalscript.cpp journal/journalscript.h
    journal/undodesk.cpp journal/undodesk.h)
