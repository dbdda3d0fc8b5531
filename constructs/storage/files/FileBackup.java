package dev.meridian.constructs.storage.files;

/** Who backs a file system up: one of the two, for both would pay twice. */
public enum FileBackup {
    /** EFS itself, with AWS Backup's daily default plan and 35 days of retention. */
    AUTOMATIC("ENABLED"),
    /** A backup plan elsewhere, which selects the file system by tag. */
    BACKUP_PLAN("DISABLED");

    private final String status;

    FileBackup(String status) {
        this.status = status;
    }

    /** EFS's word for it, in a backup policy. */
    public String status() {
        return status;
    }
}
